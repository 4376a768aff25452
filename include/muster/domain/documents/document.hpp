#pragma once
// A document of an event, as a value: where it lies, what it is, and who may see it.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::documents {

enum class Kind { minutes, slides, recording, report, other };
inline constexpr std::array kinds{Kind::minutes, Kind::slides, Kind::recording, Kind::report, Kind::other};
[[nodiscard]] std::string_view kind_code(Kind kind);   ///< "minutes", "slides", ...
[[nodiscard]] std::string_view kind_label(Kind kind);  ///< "Minutes", "Slides", ...
[[nodiscard]] Result<Kind> parse_kind(std::string_view code);

/// From the widest to the narrowest.
enum class SeenBy {
  everybody,  ///< stands on the event's public page too
  members,    ///< whoever signs in to the members' area
  delegates   ///< of those, who is booked at the event or came
};
inline constexpr std::array audiences{SeenBy::everybody, SeenBy::members, SeenBy::delegates};
[[nodiscard]] std::string_view seen_by_code(SeenBy seen_by);   ///< "public", "members", "delegates"
[[nodiscard]] std::string_view seen_by_label(SeenBy seen_by);  ///< "Everybody", "Members", "Delegates of the event"
[[nodiscard]] Result<SeenBy> parse_seen_by(std::string_view code);

struct Document {
  std::string id{};
  std::string event_id{};
  Kind kind = Kind::minutes;
  std::string title{};
  std::string link{};        ///< https://; empty of an edition of a report
  std::string report{};      ///< of an edition: the name of its definition
  std::int64_t edition = 0;  ///< of an edition: its number
  SeenBy seen_by = SeenBy::delegates;
  Date added_on{};
  [[nodiscard]] bool is_edition() const { return edition > 0; }
};
inline constexpr std::size_t longest_title = 150;    ///< characters
inline constexpr std::size_t longest_link = 1000;    ///< bytes
inline constexpr std::int64_t most_documents = 200;  ///< of one event

/// An https:// address with a host and nothing in it that an address cannot have.
[[nodiscard]] bool is_https_address(std::string_view text);
/// bad_input at "title" or "link".
[[nodiscard]] Outcome check_document(const Document& document);

/// Whether somebody sees it: whoever has the public page only, else a member, who may be a delegate of the event.
enum class Reader { anybody, member, delegate };
[[nodiscard]] bool may_see(SeenBy seen_by, Reader reader);

}  // namespace muster::documents
