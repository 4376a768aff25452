// Keeps a form that is being written. One trace is left for each turn of a writer, and not for every letter.
#include <muster/domain/feedback/form_draft_service.hpp>

#include "domain/feedback/feedback_sql.hpp"
#include "form_draft_sql.hpp"

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::feedback {

Result<std::optional<FormDraft>> form_draft(store::Database& database, const events::Event& event) {
  return database.read([&](store::Session& session) -> Result<std::optional<FormDraft>> {
    return sql::select_form_draft(session, event.id);
  });
}

Result<KeptFormDraft> keep_form_draft(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const std::string& written, DraftBase base) {
  const auto text = with_plain_breaks(written);
  if (text.size() > most_form_draft_bytes)
    return bad_input("This text is larger than 256 KiB and cannot be a form: it is not saved. Shorten it.");
  KeptFormDraft out;
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto stands = sql::select_form_draft(session, event.id);
    const auto round = sql::uncounted_round(session, event.id);
    const bool published = is_published(round, text);
    out = {stands, true};
    if ((stands ? stands->text == text : published)) return Success{};
    const bool own = stands && !base.page_key.empty() && stands->page_key == base.page_key;
    const bool another = stands ? stands->mark != base.mark && !own : !base.mark.empty();
    if (another && !base.replace) {
      out.kept = false;
      return Success{};
    }
    if (published) {
      (void)sql::delete_form_draft(session, event.id);
      store::write_audit(session, audit, "draft discarded", "form", event.id);
      out.draft.reset();
      return Success{};
    }
    out.draft = FormDraft{text, new_id(), base.page_key, audit.at, audit.actor};
    sql::put_form_draft(session, event.id, *out.draft);
    if (!stands || stands->saved_by != audit.actor)
      store::write_audit(session, audit, "draft saved", "form", event.id, {"body"});
    return Success{};
  }));
  return out;
}

Outcome discard_form_draft(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (sql::delete_form_draft(session, event.id))
      store::write_audit(session, audit, "draft discarded", "form", event.id);
    return Success{};
  });
}

}  // namespace muster::feedback
