// Row after row of a file that an owner brings, held against what is theirs.
#include "owners_terms_service.hpp"

#include "passage_sql.hpp"

#include <muster/domain/booking/booking.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/zone.hpp>

#include <algorithm>

namespace muster::passage {
namespace {

constexpr const char* by_command = " Whoever runs this server can read the file in by muster programme import.";

bool brings(const FileRow& row, std::string_view column) {
  return std::find(row.columns.begin(), row.columns.end(), column) != row.columns.end();
}

/// The error that names what is wrong by its column; the walk says in which line.
Error wrong(std::string_view column, const std::string& what) {
  return bad_input("has a " + what + " in \"" + std::string(column) + "\" that is none");
}

bool is_moment(const std::string& text) {
  return parse_instant(text).ok() || parse_local_field(text).ok() || parse_date(text).ok();
}

/// What the work by the clock reads of all programmes at once must be readable: else one file would stop it for all.
Outcome check_values(const FileRow& row) {
  for (const auto column : row.columns) {
    const auto text = row.text(column);
    if (column == "date" && !parse_date(text).ok()) return wrong(column, "day");
    if (column == "time_zone" && !Zone::named(text).ok()) return wrong(column, "time zone");
    if (text.empty()) continue;
    if ((column.ends_with("_on") || column == "last_day") && !parse_date(text).ok()) return wrong(column, "day");
    if ((column.ends_with("_at") || column == "at" || column.ends_with("until")) && !is_moment(text))
      return wrong(column, "moment");
    const bool of_booking = row.table.name == "booking_row" || row.table.name == "booking_step";
    if (of_booking && (column == "state" || column.ends_with("_state")) && !booking::parse_state(text).ok())
      return wrong(column, "state");
    if (column == "media_type" && text != "image/png" && text != "image/jpeg") return wrong(column, "kind of picture");
  }
  return Success{};
}

}  // namespace

Result<OwnersTerms::Taken> OwnersTerms::take(FileRow& row) {
  const auto table = row.table.name;
  MUSTER_CHECK(check_values(row));
  if (table == "programme") file_id_ = row.text("id");
  if (table == "mail_list") lists_.insert(row.text("id"));
  if (table == "region") return take_region(row);
  if (table == "organisation") return take_organisation(row);
  if (table == "person") return take_person(row);
  if (table == "stopped_mail") return take_stop(row);
  if (table == "erasure") {
    ++erasures_;
    return Taken::left;
  }
  if ((table == "place" && known_.contains(row.text("region_id"))) ||
      ((table == "organisation_serves" || table == "organisation_alias") &&
       known_.contains(row.text("organisation_id"))))
    return Taken::known;
  return Taken::taken;
}

Result<OwnersTerms::Taken> OwnersTerms::take_region(FileRow& row) {
  const auto owner = sql::owner_where_known(session_, "region", row.text("id"));
  if (owner && !owner->empty())
    return conflict("The region \"" + row.text("name") +
                    "\" of the file belongs to another programme of this database. Nothing was changed." + by_command);
  if (owner) {
    known_.insert(row.text("id"));
    return Taken::known;
  }
  if (!brings(row, "programme_id"))
    return bad_input("does not say whose it is: the column \"programme_id\" is missing");
  row.set("programme_id", programme_id_);
  if (const auto from = row.text("copied_from");
      !from.empty() && sql::owner_where_known(session_, "region", from) != "")
    row.set("copied_from", nullptr);
  return Taken::taken;
}

Result<OwnersTerms::Taken> OwnersTerms::take_organisation(FileRow& row) {
  const auto owner = sql::owner_where_known(session_, "organisation", row.text("id"));
  if (owner && !owner->empty())
    return conflict("An organisation of the file belongs to another programme of this database. Nothing was changed." +
                    std::string(by_command));
  if (owner) {
    known_.insert(row.text("id"));
    return Taken::known;
  }
  if (!brings(row, "programme_id"))
    return bad_input("does not say whose it is: the column \"programme_id\" is missing");
  row.set("programme_id", programme_id_);
  return Taken::taken;
}

Result<OwnersTerms::Taken> OwnersTerms::take_person(const FileRow& row) {
  // Bookings of the file would make somebody readable whom another programme knows.
  if (sql::is_taken(session_, "person", "id", row.text("id")))
    return conflict("Somebody in the file is known here already, by another programme. Nothing was changed." +
                    std::string(by_command));
  return Taken::taken;
}

Result<OwnersTerms::Taken> OwnersTerms::take_stop(const FileRow& row) {
  const auto scope = row.text("scope");
  const auto of = scope.substr(scope.rfind(' ') + 1);
  if (of != file_id_ && !lists_.contains(of)) return bad_input("stops mails of something that is not in the file");
  return Taken::taken;
}

std::vector<std::string> OwnersTerms::left_behind() const {
  std::vector<std::string> sentences;
  if (erasures_ > 0)
    sentences.push_back("The list of erased people (" + grouped(erasures_) +
                        ") stays behind: it would erase people of other programmes too. Whoever is on the list of this "
                        "server does not come back.");
  return sentences;
}

}  // namespace muster::passage
