#pragma once
// Which themes the keys 1 to 9 have at a question: those that are most used there, and none moves while it is used.
// Pure rules.

#include <muster/domain/themes/codebook.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace muster::themes {

inline constexpr std::size_t most_keys = 9;

/// Numbers of themes by the keys from 1 on; 0 where a key has none. `kept` is what the keys were before: a theme keeps
/// its key as long as it is offered, and gives it up only while nobody has named it and a theme without a key is named.
/// `people`: how many have named a theme here, by number.
[[nodiscard]] std::vector<std::int64_t> review_keys(const std::vector<std::int64_t>& kept, const Codebook& book,
                                                    const std::map<std::int64_t, std::int64_t>& people);

}  // namespace muster::themes
