// A round has a new salt each time it opens; a part of its hash tells openings apart and nothing else.
#include "form_key.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

constexpr char between = '.';
constexpr std::size_t tag_length = 12;

std::string tag_of(const Round& round) {
  return fingerprint("opening of a round\n" + round.salt).substr(0, tag_length);
}

}  // namespace

std::string new_form_key(const Round& round) {
  return new_id() + between + std::to_string(round.form_version) + between + tag_of(round);
}

std::optional<std::int64_t> version_of_key(std::string_view key) {
  const auto end = key.rfind(between);
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const auto begin = key.rfind(between, end - 1);
  return begin == std::string_view::npos ? std::nullopt : parse_integer(key.substr(begin + 1, end - begin - 1));
}

bool is_of_this_opening(std::string_view key, const Round& round) {
  const auto at = key.rfind(between);
  return at == std::string_view::npos || key.substr(at + 1) == tag_of(round);
}

}  // namespace muster::feedback
