// Finds the text that a decision is about, and keeps the decision.
#include <muster/domain/feedback/text_look_service.hpp>

#include "domain/feedback/feedback_sql.hpp"
#include "text_look_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <optional>

namespace muster::feedback {
namespace {

std::optional<std::string> text_with_key(store::Session& session, const std::string& round_id,
                                         const std::string& question, const std::string& key) {
  for (const auto& answers : released_answers(session, round_id)) {
    const auto found = answers.find(question);
    if (found == answers.end()) continue;
    for (const auto& text : found->second.texts) {
      if (key_of(question, text) == key) return text;
    }
  }
  return std::nullopt;
}

const char* action_of(TextLook::Kind kind) {
  switch (kind) {
    case TextLook::Kind::hide:
      return "answer hidden";
    case TextLook::Kind::black_out:
      return "words of an answer blacked out";
    case TextLook::Kind::print:
      break;
  }
  return "answer to be printed";
}

}  // namespace

TextLooks text_looks(store::Session& session, const std::string& round_id) {
  return sql::text_looks(session, round_id);
}

Outcome look_at_text(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                     const std::string& question, const std::string& key, TextLook::Kind kind,
                     const std::string& words) {
  MUSTER_TRY(event, database.read([&](store::Session& session) { return events::find_event(session, event_slug); }));
  struct FoundText {
    std::string round_id;
    TextLook look;
  };
  // Every answer is read for its text.
  const auto find = [&](store::Session& session) -> Result<FoundText> {
    const auto round = sql::uncounted_round(session, event.id);
    const auto text = round ? text_with_key(session, round->id, question, key) : std::nullopt;
    if (!text) return not_found("There is no such answer any more. Load the page again.");
    FoundText found{round->id, TextLook{kind}};
    if (kind == TextLook::Kind::black_out) {
      MUSTER_TRY(printed, blacked_out(*text, words));
      found.look.printed = std::move(printed);
    }
    return found;
  };
  return store::write_judged(database, event.programme, find,
                             [&](store::Session& session, const FoundText& found) -> Outcome {
                               sql::keep_text_look(session, found.round_id, key, found.look);
                               store::write_audit(session, audit, action_of(kind), "round", found.round_id, {question});
                               events::mark_changed(session, event.id);
                               return Success{};
                             });
}

Outcome put_text_look(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                      const std::string& question, const std::string& key, const std::optional<TextLook>& look) {
  MUSTER_TRY(event, database.read([&](store::Session& session) { return events::find_event(session, event_slug); }));
  const auto find = [&](store::Session& session) -> Result<std::string> {
    const auto round = sql::uncounted_round(session, event.id);
    if (!round || !text_with_key(session, round->id, question, key))
      return not_found("There is no such answer any more. Load the page again.");
    return round->id;
  };
  return store::write_judged(
      database, event.programme, find, [&](store::Session& session, const std::string& round_id) -> Outcome {
        if (look)
          sql::keep_text_look(session, round_id, key, *look);
        else
          sql::forget_text_look(session, round_id, key);
        store::write_audit(session, audit, look ? action_of(look->kind) : "decision about an answer taken back",
                           "round", round_id, {question});
        events::mark_changed(session, event.id);
        return Success{};
      });
}

}  // namespace muster::feedback
