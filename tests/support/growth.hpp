#pragma once
// Feeds inputs that double in size to something that reads or writes, and says whether its memory or its time grew
// faster than n log n. Memory is counted, so it is the same on every machine. Time is that of the processor for this
// thread alone, never of the clock on the wall; it is compared with itself over three doublings, where n log n makes
// some ten times as much and n squared 64: the limit of 24 lies between. The best of several tries counts, so a busy
// machine fails nothing.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace growth {

using Input = std::function<std::string(std::size_t bytes)>;
using Work = std::function<void(const std::string& input)>;

/// What grew too fast, and how; empty where nothing did. `first` is the size to begin with; what has a limit of its own
/// is begun an eighth below it.
[[nodiscard]] std::string fault_of(const Input& input, const Work& work, std::size_t first = std::size_t{8} << 10,
                                   std::size_t largest_first = std::size_t{32} << 10);

/// An input that is `piece` again and again, between `before` and `after`.
[[nodiscard]] Input repeated(std::string piece, std::string before = {}, std::string after = {});
/// The same with a number in place of each `#` of the piece, another one each time.
[[nodiscard]] Input numbered(std::string piece, std::string before = {}, std::string after = {});

}  // namespace growth
