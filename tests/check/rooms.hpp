#pragma once
// The rooms of the house and the doors each may use. This table is the law; docs/architecture.md explains it.

#include <array>
#include <string_view>

namespace muster::check {

/// The groups, one over the other: each uses only those before it, and of its own what the room's row says.
inline constexpr std::array groups = std::to_array<std::string_view>({"kit", "platform", "domain", "front"});

struct Room {
  std::string_view group;
  std::string_view name;
  std::string_view may_use;  ///< of its own group, names with a space between; "*" for all of it
};

inline constexpr std::array rooms = std::to_array<Room>({
    {"kit", "base", ""},
    {"kit", "lang", "base"},
    {"kit", "query", "base lang"},
    {"kit", "tabular", "base"},
    {"kit", "stats", "base"},
    {"kit", "text", "base"},
    {"kit", "catalogue", "base"},
    {"kit", "type", ""},
    {"kit", "calendar", "base"},
    {"kit", "draw", "base catalogue type"},
    {"kit", "print", "base type draw"},
    {"kit", "document", "base catalogue draw print tabular"},
    {"platform", "store", ""},
    {"platform", "outbound", ""},  // what Muster asks of other servers
    {"platform", "mail", "store outbound"},
    {"platform", "jobs", "store"},
    {"platform", "web", ""},
    {"platform", "net", "web"},  // a connection's bytes become a request and go to the router
    {"domain", "site", ""},
    {"domain", "access", ""},
    {"domain", "webhooks", "access"},  // what other programs are told: the others tell, and know no receiver
    {"domain", "people", ""},
    {"domain", "directory", "access"},  // signing in by an organisation's own list of its people
    {"domain", "intake", ""},           // files taken in, whatever is in them
    {"domain", "events", "access people intake"},
    {"domain", "indicators", "access people events intake"},
    {"domain", "membership", "access people events"},
    {"domain", "forms", ""},
    {"domain", "asking", "forms"},  // a form's questions as fields, on whatever page asks them
    {"domain", "booking", "access people events intake membership forms asking webhooks"},
    {"domain", "lists", "access booking"},
    {"domain", "members", "access people booking membership lists"},
    {"domain", "conversions", "forms"},  // forms of other programs
    {"domain", "feedback", "people events booking forms asking conversions intake membership webhooks"},
    {"domain", "themes", "events booking forms feedback"},
    {"domain", "wordlist", ""},  // a programme's own words, before anything is counted
    {"domain", "figures", "people events booking forms feedback themes wordlist"},
    {"domain", "words", "events booking forms feedback figures wordlist"},
    {"domain", "room", "access events feedback wordlist"},
    {"domain", "actions", "access people events forms feedback"},
    {"domain", "report", "events figures indicators actions wordlist webhooks"},
    {"domain", "documents", "access events booking members report"},
    {"domain", "noticeboard", "access members documents"},
    {"domain", "bulletin", "access events membership booking lists members documents noticeboard feedback"},
    {"domain", "feeds", "access events booking members"},    // what other programs read by themselves
    {"domain", "privacy", "*"},                              // what is held of a person is held in every slice
    {"domain", "passage", "access privacy intake booking"},  // a programme written out whole, and read elsewhere
    {"front", "dashboard", ""},
    {"front", "api", ""},
    {"front", "app", "*"},
    {"front", "cli", "*"},
});

/// What the floor of a file in the group domain adds, by the end of its name before the dot. A rule (no suffix) is a
/// function of values: it uses the kit, and of the machine only the words of a message.
struct Floor {
  std::string_view suffix;
  std::string_view may_use;
};

inline constexpr std::string_view rules_may_use = "mail";

inline constexpr std::array floors = std::to_array<Floor>({
    {"_sql", "store"},
    {"_service", "store jobs"},      // a service owns the transaction, and may ask for a job in it
    {"_calls", "store outbound"},    // what the slice asks of other servers
    {"_jobs", "store jobs access"},  // the slice's long work, and the right to see it
    {"_call", "outbound"},           // what the slice asks of other servers
    {"_mail", "store"},              // what the slice's messages say at the moment they are sent
    {"_pages", "web site access jobs"},
});

/// The lowest room of the domain holds what all pages share: it is all pages.
inline constexpr std::string_view shared_room = "site";

/// Beside the kit's own, these have a grammar folder.
inline constexpr std::string_view rooms_with_a_language = "forms themes report";

/// Has no door, for its headers speak of Pango: those of the kit that may use it include its inside.
inline constexpr std::string_view room_without_door = "type";

/// The headers of lang that are free of Spirit: open to every file of a room that may use lang. The others are for its
/// grammar folder.
inline constexpr std::array plain_lang = std::to_array<std::string_view>({"kit/lang/text.hpp"});

/// <muster/embedded/...> is no room but files made by the build (migrations, pages): open to every file in src.
inline constexpr std::string_view embedded = "embedded/";

}  // namespace muster::check
