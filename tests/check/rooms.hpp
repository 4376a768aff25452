#pragma once
// The rooms of the house and the doors each may use. This table is the law; docs/architecture.md explains it.

#include <array>
#include <string_view>

namespace muster::check {

struct Room {
  std::string_view name;
  std::string_view may_use;  ///< names with a space between; "*" for every door
};

inline constexpr std::array rooms = std::to_array<Room>({
    {"base", ""},
    {"lang", "base"},
    {"query", "base lang"},
    {"tabular", "base"},
    {"forms", "base lang query"},
    {"stats", "base"},
    {"text", "base"},
    {"draw", "base"},
    {"access", "base mail"},  // mail: links to sign in are mailed
    {"people", "base tabular"},
    {"events", "base people"},
    {"booking", "base people events tabular"},                    // tabular: the export of delegates
    {"feedback", "base people events forms query tabular draw"},  // draw: the QR sheet of a round's short link
    {"report", "base lang query stats text draw tabular people events booking forms feedback"},
    {"mail", "base"},
    {"store", "base"},
    {"http", "base"},
    {"app", "*"},
    {"cli", "*"},
});

/// What the floor of a file adds to its room, by the end of its name before the dot.
struct Floor {
  std::string_view suffix;
  std::string_view may_use;
};

inline constexpr std::array floors = std::to_array<Floor>({
    {"_sql", "store"},
    {"_service", "store"},  // a service owns the transaction
    {"_records", "store"},  // loads and saves values inside somebody's transaction
    {"_ledger", "store"},   // what was taken in, written in the transaction that takes it in
    {"_pages", "http access"},
});

/// The headers of lang that are free of Spirit: open to every file of a room that may use lang. The others are for its
/// grammar folder.
inline constexpr std::array plain_lang = std::to_array<std::string_view>({"lang/text.hpp"});

/// <muster/embedded/...> is no room but files made by the build (migrations, pages): open to every file in src.
inline constexpr std::string_view embedded = "embedded";

}  // namespace muster::check
