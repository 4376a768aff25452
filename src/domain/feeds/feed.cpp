// What holds of addresses that programs read.
#include <muster/domain/feeds/feed.hpp>

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::feeds {
namespace {

Error no_such(std::string_view code) {
  std::vector<std::string> codes;
  for (const auto kind : {FeedKind::calendar, FeedKind::own_calendar, FeedKind::public_events, FeedKind::figures})
    codes.emplace_back(kind_code(kind));
  return bad_input("There are no feeds \"" + std::string(code) + "\". There are: " + joined(codes, ", ") + ".")
      .at("kind");
}

constexpr std::array kinds{FeedKind::calendar, FeedKind::own_calendar, FeedKind::public_events, FeedKind::figures};

}  // namespace

std::string_view kind_code(FeedKind kind) {
  switch (kind) {
    case FeedKind::calendar:
      return "calendar";
    case FeedKind::own_calendar:
      return "own calendar";
    case FeedKind::public_events:
      return "public events";
    case FeedKind::figures:
      return "figures";
  }
  throw std::logic_error("a feed of no kind");
}

Result<FeedKind> parse_feed_kind(std::string_view code) {
  const auto* const found = std::ranges::find(kinds, code, kind_code);
  if (found == kinds.end()) return no_such(code);
  return *found;
}

Result<std::string> checked_name(std::string_view typed) {
  auto name = trimmed(typed);
  if (name.empty()) return bad_input("Say who or what reads it, in a few words.").at("name");
  const bool one_line = std::ranges::none_of(name, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
  if (!is_valid_text(name) || !one_line || character_count(name) > longest_feed_name)
    return bad_input("Keep it to one line of at most " + std::to_string(longest_feed_name) + " characters.").at("name");
  return name;
}

bool shows(const Feed& feed, events::Attendance attendance) {
  return feed.attendances.empty() || std::ranges::find(feed.attendances, attendance) != feed.attendances.end();
}

std::string attendances_words(const std::vector<events::Attendance>& attendances) {
  if (attendances.empty()) return "All events";
  std::string words;
  for (const auto each : attendances) words += (words.empty() ? "" : ", ") + std::string(attendance_name(each));
  return capitalised(words);
}

std::string calendar_path(std::string_view secret) { return "/calendar/" + std::string(secret) + "/events.ics"; }

std::string public_path(std::string_view code, std::string_view below) {
  return "/public-events/" + std::string(code) + std::string(below);
}

}  // namespace muster::feeds
