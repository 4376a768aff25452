#pragma once
// The languages that errors are told in where no form says which it is asked in.

#include <string>
#include <vector>

namespace muster {

/// Tags of English and of the catalogues that somebody who speaks the language has read.
[[nodiscard]] const std::vector<std::string>& checked_languages();

}  // namespace muster
