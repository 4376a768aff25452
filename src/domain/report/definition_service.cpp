// Keeps an event's own words of a report.
#include <muster/domain/report/definition_service.hpp>

#include "report_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::report {
Result<EventDefinition> event_definition(store::Database& database, const std::string& event_slug,
                                         const std::string& name, const std::string& shipped) {
  return database.read([&](store::Session& session) -> Result<EventDefinition> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (auto stored = sql::select_definition(session, event.id, name)) {
      return EventDefinition{name, std::move(stored->body), stored->version};
    }
    return EventDefinition{name, shipped, 0};
  });
}

Outcome save_definition(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                        const std::string& name, const std::string& text, std::int64_t since) {
  if (trimmed(text).empty()) {
    return bad_input("The report would be empty. Write something, or go back to the report that comes with Muster.")
        .at("text");
  }
  if (text.size() > longest_text)
    return bad_input("The report’s text is too long. Keep it to 60,000 characters.").at("text");
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto stored = sql::select_definition(session, event.id, name);
    if ((stored ? stored->version : 0) != since) {
      return conflict(
                 "This report was saved since you opened it, by somebody else or in another tab of yours. Bring the "
                 "two texts together, then save again.")
          .at("text");
    }
    sql::put_definition(session, event.id, name, {text, since + 1, stored ? stored->body : std::string()});
    store::write_audit(session, audit, "report definition saved", "event", event.id, {"report definition"});
    return Success{};
  });
}

Outcome undo_definition(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                        const std::string& name, const std::string& shipped, std::int64_t since) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto stored = sql::select_definition(session, event.id, name);
    if (!stored) return conflict("There is no change to undo: the words are those that come with Muster.");
    if (stored->version != since)
      return conflict("This report was saved since you opened it, so that is not the last change any more.");
    sql::put_definition(session, event.id, name,
                        {stored->before.empty() ? shipped : stored->before, since + 1, stored->body});
    store::write_audit(session, audit, "report definition undone", "event", event.id, {"report definition"});
    return Success{};
  });
}

std::int64_t own_definitions(store::Session& session, const std::string& event_id) {
  return sql::count_definitions(session, event_id);
}

void forget_definitions(store::Session& session, const std::string& event_id) {
  sql::delete_definitions(session, event_id);
  sql::delete_editions(session, event_id);
}

Outcome reset_definition(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                         const std::string& name) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (sql::delete_definition(session, event.id, name) > 0) {
      store::write_audit(session, audit, "report definition reset", "event", event.id, {"report definition"});
    }
    return Success{};
  });
}

}  // namespace muster::report
