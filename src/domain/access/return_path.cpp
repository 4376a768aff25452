// Addresses to come back to, and browsers in words.
#include <muster/domain/access/return_path.hpp>
#include <muster/kit/base/address.hpp>

#include <algorithm>
#include <array>

namespace muster::access {
namespace {

constexpr std::string_view home = "/events";
constexpr std::size_t longest = 2000;

bool is_hex(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

bool is_plain(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || byte == '_' || byte == '~';
}

bool is_own(std::string_view path) {
  if (path.empty() || path.front() != '/' || path.size() > longest) return false;
  const auto mark = path.find('?');
  const auto before = path.substr(0, mark);
  if (before.find("//") != std::string_view::npos || before.find("/.") != std::string_view::npos) return false;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const char letter = path[at];
    if (letter == '%') {
      if (at + 2 >= path.size() || !is_hex(path[at + 1]) || !is_hex(path[at + 2])) return false;
      const auto code = path.substr(at + 1, 2);
      // Escaped slashes, backslashes and control characters: read differently by different readers.
      if (at < mark && (code == "2f" || code == "2F" || code == "5c" || code == "5C")) return false;
      if (code.front() < '2' || code == "7f" || code == "7F") return false;
      continue;
    }
    const bool separates = letter == '/' || (at >= mark && (letter == '?' || letter == '=' || letter == '&'));
    if (!separates && !is_plain(static_cast<unsigned char>(letter))) return false;
  }
  return true;
}

}  // namespace

std::string own_path_or_home(std::string_view asked) { return std::string(is_own(asked) ? asked : home); }

std::string written_address(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query) {
  auto address = percent_encoded(path, true);
  char mark = '?';
  for (const auto& [name, value] : query) {
    address += mark + percent_encoded(name) + "=" + percent_encoded(value);
    mark = '&';
  }
  return address;
}

std::string sign_in_address(std::string_view next) {
  const auto safe = own_path_or_home(next);
  return safe == home || safe == "/" ? "/sign-in" : "/sign-in?next=" + percent_encoded(safe);
}

std::string browser_words(std::string_view user_agent) {
  using Names = std::pair<std::string_view, std::string_view>;
  // In this order: browsers also call themselves what they descend from.
  constexpr std::array browsers{
      Names{"Edg", "Edge"},        Names{"OPR/", "Opera"},      Names{"SamsungBrowser", "Samsung Internet"},
      Names{"Firefox", "Firefox"}, Names{"FxiOS", "Firefox"},   Names{"CriOS", "Chrome"},
      Names{"Chrome", "Chrome"},   Names{"Chromium", "Chrome"}, Names{"Safari", "Safari"},
      Names{"curl", "curl"}};
  constexpr std::array systems{Names{"iPhone", "iPhone"},   Names{"iPad", "iPad"},    Names{"Android", "Android"},
                               Names{"Windows", "Windows"}, Names{"Mac OS X", "Mac"}, Names{"CrOS", "Chromebook"},
                               Names{"Linux", "Linux"}};
  const auto find = [&](const auto& names) -> std::string {
    for (const auto& [sign, name] : names)
      if (user_agent.find(sign) != std::string_view::npos) return std::string(name);
    return {};
  };
  const auto browser = find(browsers);
  const auto system = find(systems);
  return (browser.empty() ? "A browser" : browser) + (system.empty() ? "" : " on " + system);
}

}  // namespace muster::access
