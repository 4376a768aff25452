#pragma once
// An event's own copy of a report's definition: the one that comes with Muster until somebody changes its words.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::report {

inline constexpr std::size_t longest_text = 60'000;  ///< bytes of a definition that an event keeps

struct EventDefinition {
  std::string name;  ///< of the report that comes with Muster
  std::string text;
  std::int64_t version = 0;  ///< 0 while the event has no copy of its own; grows with every save

  [[nodiscard]] bool own() const { return version > 0; }
  /// What stands in front of places in errors: "post-event.report".
  [[nodiscard]] std::string source() const { return name + ".report"; }
};

/// The definition that holds for an event: its own copy, or else `shipped`. Error: no such event.
[[nodiscard]] Result<EventDefinition> event_definition(store::Database& database, const std::string& event_slug,
                                                       const std::string& name, const std::string& shipped);

/// Keeps `text` as the event's own copy. `since` is the version that the change began from: conflict where somebody
/// else saved in the meantime. An empty text, or one of more than 60,000 bytes, is refused. Leaves a trace.
[[nodiscard]] Outcome save_definition(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const std::string& name, const std::string& text,
                                      std::int64_t since);

/// Puts back what the words were before they were last saved, `shipped` where that was the first time; a second time
/// takes that back. `since` as above: conflict where it was not the last change any more. Leaves a trace.
[[nodiscard]] Outcome undo_definition(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const std::string& name,
                                      const std::string& shipped, std::int64_t since);

/// How many reports of the event somebody changed.
[[nodiscard]] std::int64_t own_definitions(store::Session& session, const std::string& event_id);

/// Deletes the words of the event's reports and their editions, before it is taken away.
void forget_definitions(store::Session& session, const std::string& event_id);

/// Goes back to the definition that comes with Muster. Nothing happens where the event has no copy.
[[nodiscard]] Outcome reset_definition(store::Database& database, const store::AuditContext& audit,
                                       const std::string& event_slug, const std::string& name);

}  // namespace muster::report
