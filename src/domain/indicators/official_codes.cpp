// The kinds of areas by the first three signs of their codes, as the Office for National Statistics gives them.
#include "official_codes.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace muster::indicators {
namespace {

struct AreaKind {
  std::string_view prefix;
  std::string_view name;  ///< several of them
  std::int64_t first = 1;
  std::int64_t last = 0;  ///< where the kind still changes: room for areas to come
  bool whole = false;     ///< all of them are known
};

constexpr std::array kinds = std::to_array<AreaKind>({{"E06", "unitary authorities", 1, 99},
                                                      {"E07", "districts", 1, 299},
                                                      {"E08", "metropolitan districts", 1, 49},
                                                      {"E09", "London boroughs", 1, 33, true},
                                                      {"E10", "counties", 1, 49},
                                                      {"E11", "metropolitan counties", 1, 9},
                                                      {"E12", "regions of England", 1, 9, true},
                                                      {"E13", "parts of London", 1, 9},
                                                      {"E92", "nations", 1, 1, true},
                                                      {"W06", "councils of Wales", 1, 49},
                                                      {"W92", "nations", 4, 4, true},
                                                      {"S12", "councils of Scotland", 1, 99},
                                                      {"S92", "nations", 3, 3, true},
                                                      {"N09", "districts of Northern Ireland", 1, 19},
                                                      {"N92", "nations", 2, 2, true}});

/// Of England, Wales, Scotland, Northern Ireland, several of them, and what lies beside them.
constexpr std::string_view letters = "EWSNKJLM";

std::string code_at(const AreaKind& kind, std::int64_t number) {
  auto digits = std::to_string(number);
  digits.insert(0, 6 - digits.size(), '0');
  return std::string(kind.prefix) + digits;
}

}  // namespace

std::optional<Fault> code_fault(std::string_view code) {
  const std::string remedy = "Write the code as it was published: a digit may be wrong";
  if (letters.find(code.front()) == std::string_view::npos)
    return Fault{
        "no area has the code " + std::string(code) + ", for codes begin with the letter of a nation, such as E",
        remedy};
  const auto number = *parse_integer(code.substr(3));
  const auto* const kind =
      std::ranges::find_if(kinds, [&](const AreaKind& one) { return code.starts_with(one.prefix); });
  if (kind == kinds.end() ? number > 0 : number >= kind->first && number <= kind->last) return std::nullopt;
  std::string reason = "no area has the code " + std::string(code);
  if (kind != kinds.end() && kind->whole && kind->first < kind->last)
    reason += ": the " + std::string(kind->name) + " are " + code_at(*kind, kind->first) + " to " +
              code_at(*kind, kind->last);
  else if (kind != kinds.end() && kind->whole)
    reason += ": the nation has " + code_at(*kind, kind->first);
  else if (kind != kinds.end())
    reason += ": there are not so many " + std::string(kind->name);
  return Fault{std::move(reason), remedy};
}

}  // namespace muster::indicators
