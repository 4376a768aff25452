// A picture is read and drawn anew before the transaction: that takes some tenths of a second.
#include <muster/domain/report/picture_service.hpp>

#include "picture_sql.hpp"

#include <muster/domain/events/event_service.hpp>

#include <optional>
#include <utility>

namespace muster::report {

Result<std::vector<ReportPicture>> pictures_of(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<ReportPicture>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::select_pictures(session, event.programme_id);
  });
}

Result<ReportPicture> find_picture(store::Database& database, const std::string& event_slug, const std::string& name) {
  return database.read([&](store::Session& session) -> Result<ReportPicture> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto found = sql::select_picture(session, event.programme_id, name);
    if (!found) return not_found("There is no picture “" + name + "” in this programme.");
    return std::move(*found);
  });
}

Result<ReportPicture> add_picture(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug, const std::string& name,
                                  const std::string& alternative, const std::string& bytes) {
  ReportPicture made;
  MUSTER_TRY(known_as, picture_name(name));
  made.name = std::move(known_as);
  MUSTER_TRY(words, picture_words(alternative));
  made.alternative = std::move(words);
  auto photograph = draw::read_photograph(bytes);
  if (!photograph.ok()) return Error(photograph.error()).at("picture");
  made.photograph = std::move(photograph).value();
  made.added_at = audit.at;
  return database.write([&](store::Session& session) -> Result<ReportPicture> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (sql::count_pictures(session, event.programme_id) >= static_cast<std::int64_t>(most_kept_pictures))
      return conflict("The programme has 40 pictures already. Take one away that no report needs any more.");
    if (sql::select_picture(session, event.programme_id, made.name))
      return bad_input("There is a picture “" + made.name + "” already. Give this one another name.").at("name");
    sql::insert_picture(session, event.programme_id, made);
    store::write_audit(session, audit, "report picture added", "programme", event.programme_id, {"report picture"});
    return made;
  });
}

Outcome remove_picture(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                       const std::string& name) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (sql::delete_picture(session, event.programme_id, name) == 0)
      return not_found("There is no picture “" + name + "” in this programme.");
    store::write_audit(session, audit, "report picture removed", "programme", event.programme_id, {"report picture"});
    return Success{};
  });
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  sql::delete_pictures(session, programme_id);
}

}  // namespace muster::report
