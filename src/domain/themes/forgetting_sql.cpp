// Deletes what was said of an event's answers.
#include <muster/domain/themes/forgetting_sql.hpp>

#include <muster/domain/themes/reading.hpp>

namespace muster::themes {

void forget_event(store::Session& session, const std::string& event_id) {
  const std::string of_event = "where round_id in (select id from round where event_id = $1)";
  session.execute("delete from theme_reading " + of_event, {event_id});
  session.execute("delete from theme_rule_reading " + of_event, {event_id});
  session.execute("delete from theme_step " + of_event, {event_id});
  session.execute("delete from theme_lock " + of_event, {event_id});
  session.execute("delete from theme_quote " + of_event, {event_id});
  session.execute("delete from theme_question " + of_event, {event_id});
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  session.execute("delete from theme_change where programme_id = $1", {programme_id});
  session.execute("delete from theme where programme_id = $1", {programme_id});
  session.execute("delete from theme_book where programme_id = $1", {programme_id});
}

void rename_reader(store::Session& session, const std::string& account_id, const std::string& name) {
  session.execute(
      "update theme_question set version = version + 1, whole_version = version + 1 where exists "
      "(select 1 from theme_reading r where r.round_id = theme_question.round_id and "
      "r.question = theme_question.question and r.reader = $1)",
      {account_id});
  session.execute("update theme_reading set reader = $2 where reader = $1", {account_id, name});
  session.execute("update theme_reading set reader = $2 where reader = $1", {first_of(account_id), first_of(name)});
  session.execute("update theme_change set made_by = $2 where made_by = $1", {account_id, name});
  session.execute("delete from theme_lock where reader = $1", {account_id});
}

}  // namespace muster::themes
