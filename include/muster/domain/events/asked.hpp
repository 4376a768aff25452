#pragma once
// What a form is asked about: an event itself, a further round of one, or a survey. Each is a row of the same table,
// with an address, and so has all that a form has.

#include <muster/domain/events/event.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::events {

/// Names of programmes; nothing where all are meant.
using Programmes = std::optional<std::vector<std::string>>;

enum class AskedKind {
  event,
  round,   ///< a further asking of an event's people: before the day, or months after it
  survey,  ///< asked apart from any event; its date is its last day
};
[[nodiscard]] std::string_view kind_name(AskedKind kind);  ///< "event", "round", "survey"

struct Asked {
  AskedKind kind = AskedKind::event;
  std::string whole_id;      ///< of a round the id of its event, else its own: whose delegates were asked
  std::string session_id{};  ///< of a round about one session of its event, else empty
};

/// What stands in the address of a round or a survey behind whose it is: "summit-2022.before", "network.transport". No
/// event's own short name has a dot.
[[nodiscard]] std::string slug_within(std::string_view whole, std::string_view name);
/// True of such a name: its pages are those of a form and its figures, and no more.
[[nodiscard]] bool is_within(std::string_view slug);
/// A name made of a title: "Before the day" -> "before-the-day". Empty where the title has no Latin letter or digit.
[[nodiscard]] std::string suggested_name(std::string_view title);

}  // namespace muster::events
