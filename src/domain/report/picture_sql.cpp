// Pictures of reports in the store: added and taken away, never changed.
#include "picture_sql.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::report::sql {
namespace {

constexpr const char* columns = "select name, alternative, media_type, width, height, added_at, content ";

ReportPicture picture_of(const store::Row& row) {
  ReportPicture out;
  out.name = row.text(0);
  out.alternative = row.text(1);
  out.photograph.media_type = row.text(2);
  out.photograph.width = static_cast<int>(row.integer(3));
  out.photograph.height = static_cast<int>(row.integer(4));
  out.added_at = *parse_instant(row.text(5));
  out.photograph.bytes = row.bytes(6);
  return out;
}

}  // namespace

std::vector<ReportPicture> select_pictures(store::Session& session, const std::string& programme_id) {
  std::vector<ReportPicture> out;
  session.each(std::string(columns) + "from report_picture where programme_id = $1 order by name", {programme_id},
               [&](const store::Row& row) { out.push_back(picture_of(row)); });
  return out;
}

std::optional<ReportPicture> select_picture(store::Session& session, const std::string& programme_id,
                                            const std::string& name) {
  const auto row = session.first(std::string(columns) + "from report_picture where programme_id = $1 and name = $2",
                                 {programme_id, name});
  return row ? std::optional(picture_of(*row)) : std::nullopt;
}

std::int64_t count_pictures(store::Session& session, const std::string& programme_id) {
  return session.first("select count(*) from report_picture where programme_id = $1", {programme_id})->integer(0);
}

void insert_picture(store::Session& session, const std::string& programme_id, const ReportPicture& picture) {
  const auto& kept = picture.photograph;
  session.execute(
      "insert into report_picture (programme_id, name, alternative, media_type, width, height, added_at, content) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {programme_id, picture.name, picture.alternative, kept.media_type, std::int64_t{kept.width},
       std::int64_t{kept.height}, iso_instant(picture.added_at), store::Blob{kept.bytes}});
}

std::int64_t delete_picture(store::Session& session, const std::string& programme_id, const std::string& name) {
  return session.execute("delete from report_picture where programme_id = $1 and name = $2", {programme_id, name});
}

void delete_pictures(store::Session& session, const std::string& programme_id) {
  session.execute("delete from report_picture where programme_id = $1", {programme_id});
}

}  // namespace muster::report::sql
