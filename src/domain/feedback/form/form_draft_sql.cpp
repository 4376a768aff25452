// An event has one draft at most: a later one takes its place.
#include "form_draft_sql.hpp"

#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::feedback::sql {

std::optional<FormDraft> select_form_draft(store::Session& session, const std::string& event_id) {
  const auto row =
      session.first("select body, mark, page_key, saved_at, saved_by from form_draft where event_id = $1", {event_id});
  if (!row) return std::nullopt;
  const auto moment = parse_instant(row->text(3));
  if (!moment) throw std::logic_error("the store holds a draft of a form with a malformed moment");
  return FormDraft{row->text(0), row->text(1), row->text(2), *moment, row->text(4)};
}

void put_form_draft(store::Session& session, const std::string& event_id, const FormDraft& draft) {
  session.execute(
      "insert into form_draft (event_id, body, mark, page_key, saved_at, saved_by) values ($1, $2, $3, $4, $5, $6) "
      "on conflict (event_id) do update set body = excluded.body, mark = excluded.mark, "
      "page_key = excluded.page_key, saved_at = excluded.saved_at, saved_by = excluded.saved_by",
      {event_id, draft.text, draft.mark, draft.page_key, iso_instant(draft.saved_at), draft.saved_by});
}

bool delete_form_draft(store::Session& session, const std::string& event_id) {
  return session.execute("delete from form_draft where event_id = $1", {event_id}) > 0;
}

}  // namespace muster::feedback::sql
