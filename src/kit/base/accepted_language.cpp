// Reads the weights, and shortens tags until one is offered.
#include <muster/kit/base/accepted_language.hpp>

#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster {
namespace {

constexpr std::size_t most_bytes = 500;
constexpr int most_tags = 20;

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& letter : out)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return out;
}

/// "0.8" as 800; -1 where it is no weight.
int weight_of(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return -1;
  int weight = (text[0] - '0') * 1000;
  if (text.size() == 1) return weight;
  if (text[1] != '.') return -1;
  int worth = 100;
  for (const char digit : text.substr(2)) {
    if (digit < '0' || digit > '9') return -1;
    weight += (digit - '0') * worth;
    worth /= 10;
  }
  return weight > 1000 ? -1 : weight;
}

/// The offered tag that `wanted`, or what is left of it when its last parts are taken off, is.
std::string offered_for(std::string wanted, const std::vector<std::string>& offered) {
  while (true) {
    const auto found =
        std::ranges::find_if(offered, [&](const std::string& tag) { return in_small_letters(tag) == wanted; });
    if (found != offered.end()) return *found;
    const auto dash = wanted.rfind('-');
    if (dash == std::string::npos) return {};
    wanted.resize(dash);
  }
}

}  // namespace

std::string accepted_language(std::string_view header, const std::vector<std::string>& offered) {
  header = header.substr(0, most_bytes);
  std::string best;
  int most = 0;
  for (int count = 0; count < most_tags && !header.empty(); ++count) {
    const auto end = std::min(header.find(','), header.size());
    const auto item = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto semicolon = std::min(item.find(';'), item.size());
    int weight = 1000;
    if (semicolon < item.size()) {
      const auto said = in_small_letters(trimmed(item.substr(semicolon + 1)));
      weight = said.starts_with("q=") ? weight_of(std::string_view(said).substr(2)) : -1;
    }
    if (weight <= most) continue;
    auto found = offered_for(in_small_letters(trimmed(item.substr(0, semicolon))), offered);
    if (found.empty()) continue;
    best = std::move(found);
    most = weight;
  }
  return best;
}

}  // namespace muster
