// A programme's file read: judged whole, then written in one transaction.
#include <muster/domain/passage/passage_service.hpp>

#include "file_walk_service.hpp"
#include "owners_terms_service.hpp"
#include "passage_sql.hpp"

#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/setting.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace muster::passage {
namespace {

/// A value that leads to a row further down, until all rows stand.
struct Later {
  std::string_view table;
  std::string_view column;
  std::string id;
  std::string value;
};

Outcome check_sole(store::Session& session, const FileRow& row) {
  if (row.table.sole.empty()) return Success{};
  const auto value = row.text(row.table.sole);
  if (!sql::is_taken(session, row.table.name, row.table.sole, value)) return Success{};
  const std::string what = row.table.name == "event" ? "An event here has the short name \"" + value + "\" already"
                                                     : "The code or address \"" + value + "\" of the file's " +
                                                           std::string(row.table.name) + " is taken here";
  return conflict(what + ": the programme may have been read before. Nothing was changed.");
}

/// The programme that a file goes into: one that has nothing yet.
Result<sql::Named> place_for(store::Session& session, const std::string& programme_id) {
  for (auto& there : sql::programmes(session)) {
    if (there.id != programme_id) continue;
    if (!sql::is_empty_place(session, there.id))
      return conflict("The programme \"" + there.name +
                      "\" has work in it already, and a file is taken only into one that has nothing yet. Nothing was "
                      "changed.");
    return std::move(there);
  }
  return not_found("There is no such programme.");
}

/// What people count of a file, by the table whose rows these are.
struct Counted {
  std::string_view table;
  const char* one;
  const char* many;
};
constexpr Counted counted_tables[] = {{"event", "event", "events"},
                                      {"person", "person", "people"},
                                      {"organisation", "organisation", "organisations"},
                                      {"booking_row", "booking", "bookings"},
                                      {"round", "form", "forms"},
                                      {"response", "answer sheet", "answer sheets"},
                                      {"note_row", "note", "notes"},
                                      {"theme", "theme", "themes"},
                                      {"action", "action", "actions"},
                                      {"membership", "membership", "memberships"},
                                      {"invoice", "invoice", "invoices"},
                                      {"mail_list", "mailing list", "mailing lists"},
                                      {"document", "document", "documents"},
                                      {"edition", "frozen report", "frozen reports"}};

/// One file on its way into one database.
class Arrival {
 public:
  /// `terms` where an owner takes the file into the programme `into`.
  Arrival(store::Session& session, std::string file_id, OwnersTerms* terms = nullptr, std::string into = {})
      : session_(session), file_id_(std::move(file_id)), terms_(terms), into_(std::move(into)) {}

  Outcome take(FileRow& row) {
    if (terms_ != nullptr) {
      MUSTER_TRY(taken, terms_->take(row));
      if (taken == OwnersTerms::Taken::known) ++known_;
      if (taken != OwnersTerms::Taken::taken) return Success{};
    }
    if (row.table.name == "programme") return terms_ == nullptr ? take_programme(row) : take_into();
    MUSTER_CHECK(settle_place(row));
    for (const auto& lead : leads_in(row.table.later)) {
      if (auto value = row.text(lead.column); !value.empty())
        later_.push_back({row.table.name, lead.column, row.text("id"), std::move(value)});
      row.set(lead.column, nullptr);
    }
    MUSTER_CHECK(check_sole(session_, row));
    bool added = false;
    try {
      added = sql::add_row(session_, row.table, row.columns, row.values);
    } catch (const store::DatabaseError& error) {
      if (error.kind() == store::DatabaseError::Kind::constraint)
        return bad_input("is one that the database refuses, or stands there already");
      throw;
    }
    if (!added) ++known_;
    if (row.table.name == "region" && !added) {
      if (const auto owner = sql::owner_of_region(session_, row.text("id")); !owner.empty() && owner != id_)
        return conflict("The region \"" + row.text("name") +
                        "\" of the file belongs to another programme of this database. Nothing was changed.");
    }
    return Success{};
  }

  void fill_in() {
    for (const auto& each : later_) sql::fill_in(session_, each.table, each.column, each.id, each.value);
  }

  [[nodiscard]] std::int64_t known() const { return known_; }
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  /// The programme is there, and keeps its name.
  Outcome take_into() {
    MUSTER_TRY(place, place_for(session_, into_));
    id_ = into_;
    name_ = place.name;
    sql::empty_place(session_, id_, name_);
    return Success{};
  }

  Outcome take_programme(FileRow& row) {
    name_ = row.text("name");
    id_ = file_id_;
    for (const auto& there : sql::programmes(session_)) {
      if (there.id != file_id_ && there.slug != row.text("slug")) continue;
      if (!sql::is_empty_place(session_, there.id))
        return conflict("This database has a programme \"" + there.name +
                        "\" already, with work in it. Nothing was changed; read the file into another database.");
      // Who has a role there keeps it, and the programme comes to them.
      id_ = there.id;
      sql::empty_place(session_, id_, name_);
      return Success{};
    }
    sql::add_row(session_, row.table, row.columns, row.values);
    return Success{};
  }

  /// Whose the row is here: under the id that the programme has here, and as its own where something shared is called
  /// the same.
  Outcome settle_place(FileRow& row) {
    auto leads = leads_in(row.table.leads);
    if (const auto belongs = belonging(row.table)) leads.push_back(*belongs);
    for (const auto& lead : leads)
      if (lead.table == "programme" && row.text(lead.column) == file_id_) row.set(lead.column, id_);
    if (row.table.name == "stopped_mail") {
      auto scope = row.text("scope");
      if (const auto at = scope.find(file_id_); at != std::string::npos) scope.replace(at, file_id_.size(), id_);
      row.set("scope", scope);
    }
    const bool shared = row.text("programme_id").empty();
    if (row.table.name == "region") {
      // Found by the short name that it had, through what it is a copy of.
      if (const auto other = sql::another_region(session_, row.text("slug"), row.text("id")); !other.empty()) {
        row.set("slug", sql::free_region_slug(session_, row.text("slug")));
        row.set("programme_id", id_);
        row.set("copied_from", other);
      }
    }
    if (row.table.name == "organisation" && shared &&
        sql::another_shared_organisation(session_, row.text("region_id"), row.text("folded_name"), row.text("id")))
      row.set("programme_id", id_);
    return Success{};
  }

  store::Session& session_;
  std::string file_id_;
  OwnersTerms* terms_;
  std::string into_;
  std::string id_;
  std::string name_;
  std::vector<Later> later_;
  std::int64_t known_ = 0;
};

/// `into` is empty where whoever runs the server reads the file in.
Result<Read> take_in(store::Database& database, const store::AuditContext& audit, const FileSource& source,
                     const std::string& into, const AlsoSaved& also, Progress& progress) {
  FileLinks links;
  std::int64_t row_number = 0;
  MUSTER_TRY(judged, walk_file(source, [&](FileRow& row) { return links.take(row, ++row_number); }, 0, progress));
  MUSTER_CHECK(links.settle());
  Read read;
  read.left_out = judged.head.left_out;
  read.rows = judged.rows;
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    OwnersTerms terms(session, into);
    Arrival arrival(session, links.programme_id(), into.empty() ? nullptr : &terms, into);
    MUSTER_TRY(saved, walk_file(source, [&](FileRow& row) { return arrival.take(row); }, judged.rows, progress));
    if (saved.rows != judged.rows) return conflict("The file changed while it was read. Nothing was changed.");
    arrival.fill_in();
    // Keys of names may have been made by other rules there: they are made anew when the database is opened next.
    store::drop_setting(session, "list keys");
    auto traced = audit;
    traced.scope = arrival.name();
    store::write_audit(session, traced, "programme read in", "programme", arrival.id());
    read.programme = arrival.name();
    read.known = arrival.known();
    for (auto& sentence : terms.left_behind()) read.left_out.push_back(std::move(sentence));
    return also ? also(session, read) : Outcome(Success{});
  }));
  // Whoever was erased, there or here, does not come back by a file.
  MUSTER_TRY(again, privacy::settle_erasures(database, audit));
  (void)again;
  return read;
}

}  // namespace

Result<Read> read_programme(store::Database& database, const store::AuditContext& audit, const std::string& path,
                            Progress& progress) {
  return take_in(database, audit, FileSource{path}, {}, {}, progress);
}

Result<FileLook> look_at_file(store::Database& database, const std::string& bytes, const std::string& programme_id,
                              Progress& progress) {
  return database.read([&](store::Session& session) -> Result<FileLook> {
    MUSTER_TRY(place, place_for(session, programme_id));
    FileLinks links;
    OwnersTerms terms(session, place.id);
    std::map<std::string_view, std::int64_t> rows;
    FileLook look;
    std::int64_t row_number = 0;
    const auto take = [&](FileRow& row) -> Outcome {
      MUSTER_CHECK(links.take(row, ++row_number));
      if (row.table.name == "programme") look.programme = row.text("name");
      MUSTER_TRY(taken, terms.take(row));
      if (taken == OwnersTerms::Taken::known) ++look.known;
      if (taken == OwnersTerms::Taken::taken) MUSTER_CHECK(check_sole(session, row));
      ++rows[row.table.name];
      return Success{};
    };
    MUSTER_TRY(walk, walk_file(FileSource{{}, &bytes}, take, 0, progress));
    MUSTER_CHECK(links.settle());
    look.written_at = walk.head.written_at;
    look.rows = walk.rows;
    for (const auto& each : counted_tables)
      if (const auto found = rows.find(each.table); found != rows.end())
        look.holds.push_back(counted(found->second, each.one, each.many));
    look.left_out = walk.head.left_out;
    for (auto& sentence : terms.left_behind()) look.left_out.push_back(std::move(sentence));
    return look;
  });
}

Outcome may_take_in(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Outcome {
    MUSTER_TRY(place, place_for(session, programme_id));
    (void)place;
    return Success{};
  });
}

Result<Read> take_into(store::Database& database, const store::AuditContext& audit, const std::string& bytes,
                       const std::string& programme_id, const AlsoSaved& also, Progress& progress) {
  return take_in(database, audit, FileSource{{}, &bytes}, programme_id, also, progress);
}

}  // namespace muster::passage
