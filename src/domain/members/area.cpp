// What holds of members' areas and of visits to them.
#include <muster/domain/members/area.hpp>

#include <muster/kit/base/utf8.hpp>

namespace muster::members {

Outcome check_area(const Area& area) {
  if (!is_valid_text(area.introduction) || character_count(area.introduction) > longest_introduction)
    return bad_input("Keep it to 500 characters of text.").at("introduction");
  return Success{};
}

std::string area_path(std::string_view code, std::string_view below) {
  return "/my/" + std::string(code) + std::string(below);
}

bool session_holds(Instant began, Instant seen, Instant now) {
  if (now < began - seen_exactness) return false;  // the clock was set back
  return now - began < absolute_limit && now - seen < idle_limit + seen_exactness;
}

}  // namespace muster::members
