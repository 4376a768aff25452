#pragma once
// What a programme's name, picture and regions are to its events.

#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::events {

[[nodiscard]] std::int64_t events_in_region(store::Session& session, const std::string& programme_id,
                                            const std::string& region_id);
/// Events of the programme.
[[nodiscard]] std::int64_t events_of(store::Session& session, const std::string& programme_id);

inline constexpr std::size_t longest_programme_name = 100;
/// Gives the programme another name. Errors: an empty or long name, one that another programme has.
[[nodiscard]] Outcome rename_programme(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::string& name);
/// The same as a part of a larger change.
[[nodiscard]] Outcome rename_programme(store::Session& session, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::string& name);

/// A picture for the head of the pages.
struct Logo {
  std::string bytes;
  std::string media_type;   ///< "image/png" or "image/jpeg"
  std::uint32_t width = 0;  ///< pixels
  std::uint32_t height = 0;
};
inline constexpr std::size_t largest_logo = std::size_t{200} * 1024;
inline constexpr std::uint32_t widest_logo = 2000;  ///< pixels, either way
/// Reads what kind of picture it is by its bytes. Errors: neither PNG nor JPEG, too many bytes or pixels.
[[nodiscard]] Result<Logo> read_logo(std::string bytes);
/// Keeps the picture; without one, takes away what is there.
[[nodiscard]] Outcome set_logo(store::Database& database, const store::AuditContext& audit,
                               const std::string& programme_id, const std::optional<Logo>& logo);
[[nodiscard]] Result<std::optional<Logo>> logo_of(store::Database& database, const std::string& programme_id);
void forget_logo(store::Session& session, const std::string& programme_id);
[[nodiscard]] bool has_logo(store::Session& session, const std::string& programme_id);

/// Every event of the programme that stands in `from` stands in `to`; figures of each are made anew.
void move_events_to_region(store::Session& session, const std::string& programme_id, const std::string& from,
                           const std::string& to);
/// Figures of every event in the region are made anew.
void mark_region_changed(store::Session& session, const std::string& region_id);

}  // namespace muster::events
