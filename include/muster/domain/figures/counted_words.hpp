#pragma once
// Words of answers as the programme's word list has them counted.

#include <muster/kit/text/words.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// Short answers that were already split, counted by the list: what it joins is one, what it leaves out is left out.
[[nodiscard]] std::vector<text::WordCount> count_by_list(std::vector<std::vector<std::string>> entries,
                                                         const text::WordRules& list);

/// What of a list holds where a group of an anonymous round is told apart: words left out. Nothing is joined there, so
/// that nobody learns of a word that is hidden from how far another grows when the list joins the two.
[[nodiscard]] text::WordRules for_groups(const text::WordRules& list);

}  // namespace muster::figures
