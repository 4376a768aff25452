#pragma once
// What the same people say in more words than a phrase has is found piece by piece: it is told once.

#include <muster/domain/words/word_figures.hpp>

#include <vector>

namespace muster::words {

/// "Tower Hamlets Town" and "Hamlets Town Hall" of the same texts are "Tower Hamlets Town Hall" where it stands so in
/// each of them; else both stay. The order stays that of the first of them.
void join_overlapping(std::vector<text::WordCount>& phrases, const Texts& texts);

}  // namespace muster::words
