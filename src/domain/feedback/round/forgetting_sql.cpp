// Deletes an event's form, answers and notes, in the order in which they hang on each other.
#include <muster/domain/feedback/forgetting_sql.hpp>

namespace muster::feedback {

void forget_event(store::Session& session, const std::string& event_id) {
  session.execute(
      "delete from imported_response where response_id in (select a.id from response a join round r on r.id = "
      "a.round_id where r.event_id = $1)",
      {event_id});
  session.execute("delete from imported_row where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from submission_key where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from response_receipt where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from personal_answer where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from answer_draft where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from withdrawn_response where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from response where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from unfinished_closing where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from response_batch where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from round_breakdown where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from round_closing where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from answer_link_key where round_id in (select id from round where event_id = $1)",
                  {event_id});
  session.execute("delete from spent_link where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from answer_link where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from link_mailing where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from paper_sheet where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from paper_pile where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from text_look where round_id in (select id from round where event_id = $1)", {event_id});
  session.execute("delete from round where event_id = $1", {event_id});
  session.execute("delete from form_draft where event_id = $1", {event_id});
  session.execute("delete from form_version where event_id = $1", {event_id});
  session.execute("delete from note_change where event_id = $1", {event_id});
  session.execute("delete from note_row where event_id = $1", {event_id});
}

}  // namespace muster::feedback
