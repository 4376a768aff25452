// Each letter that has a twin doubles what is tried, so few of them are.
#include <muster/domain/feedback/typed_code.hpp>

#include <muster/domain/feedback/round.hpp>

#include <algorithm>
#include <cstddef>

namespace muster::feedback {
namespace {

constexpr std::size_t longest_code = 12;
constexpr std::size_t most_twins = 8;

/// Of a letter that looks like a digit, or a digit that looks like a letter; else the same.
char twin_of(char letter) {
  constexpr std::string_view one = "zsb258";
  constexpr std::string_view other = "258zsb";
  const auto at = one.find(letter);
  return at == std::string_view::npos ? letter : other[at];
}

}  // namespace

std::vector<std::string> codes_like(const std::string& typed) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < typed.size(); ++at)
    if (twin_of(typed[at]) != typed[at]) places.push_back(at);
  std::vector<std::string> out{typed};
  if (typed.size() > longest_code || places.size() > most_twins) return out;
  for (const auto place : places) {
    for (std::size_t one = 0, until = out.size(); one < until; ++one) {
      auto other = out[one];
      other[place] = twin_of(other[place]);
      out.push_back(std::move(other));
    }
  }
  return out;
}

std::string code_within(std::string_view typed) {
  constexpr std::size_t longest_typed = 400;  // a whole address
  if (typed.size() > longest_typed) return {};
  auto code = code_in_small_letters(typed);
  if (const auto path = code.rfind("/f/"); path != std::string::npos) code.erase(0, path + 3);
  code.erase(std::min(code.find_first_of("?#/"), code.size()));
  std::erase_if(code, [](char letter) { return std::string_view(" \t-.,;:!").find(letter) != std::string_view::npos; });
  const bool possible = std::ranges::all_of(
      code, [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'); });
  return possible && code.size() <= longest_code ? code : std::string();
}

}  // namespace muster::feedback
