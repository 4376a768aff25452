// A programme's file read: judged whole, then written in one transaction.
#include <muster/domain/passage/passage_service.hpp>

#include "file_walk_service.hpp"
#include "passage_sql.hpp"

#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/platform/store/setting.hpp>

#include <algorithm>
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

/// One file on its way into one database.
class Arrival {
 public:
  Arrival(store::Session& session, std::string file_id) : session_(session), file_id_(std::move(file_id)) {}

  Outcome take(FileRow& row) {
    if (row.table.name == "programme") return take_programme(row);
    MUSTER_CHECK(settle_place(row));
    for (const auto& lead : leads_in(row.table.later)) {
      if (auto value = row.text(lead.column); !value.empty())
        later_.push_back({row.table.name, lead.column, row.text("id"), std::move(value)});
      row.set(lead.column, nullptr);
    }
    if (!row.table.sole.empty()) {
      const auto value = row.text(row.table.sole);
      if (sql::is_taken(session_, row.table.name, row.table.sole, value))
        return conflict(taken_words(row.table.name, value));
    }
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
  static std::string taken_words(std::string_view table, const std::string& value) {
    const std::string what = table == "event" ? "An event here has the short name \"" + value + "\" already"
                                              : "The code or address \"" + value + "\" of the file's " +
                                                    std::string(table) + " is taken here";
    return what + ": the programme may have been read before. Nothing was changed.";
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
  std::string id_;
  std::string name_;
  std::vector<Later> later_;
  std::int64_t known_ = 0;
};

}  // namespace

Result<Read> read_programme(store::Database& database, const store::AuditContext& audit, const std::string& path,
                            Progress& progress) {
  FileLinks links;
  std::int64_t row_number = 0;
  MUSTER_TRY(judged, walk_file(path, [&](FileRow& row) { return links.take(row, ++row_number); }, 0, progress));
  MUSTER_CHECK(links.settle());
  Read read;
  read.left_out = judged.head.left_out;
  read.rows = judged.rows;
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    Arrival arrival(session, links.programme_id());
    MUSTER_TRY(saved, walk_file(path, [&](FileRow& row) { return arrival.take(row); }, judged.rows, progress));
    if (saved.rows != judged.rows) return conflict("The file changed while it was read. Nothing was changed.");
    arrival.fill_in();
    // Keys of names may have been made by other rules there: they are made anew when the database is opened next.
    store::drop_setting(session, "list keys");
    auto traced = audit;
    traced.scope = arrival.name();
    store::write_audit(session, traced, "programme read in", "programme", arrival.id());
    read.programme = arrival.name();
    read.known = arrival.known();
    return Success{};
  }));
  // Whoever was erased, there or here, does not come back by a file.
  MUSTER_TRY(again, privacy::settle_erasures(database, audit));
  (void)again;
  return read;
}

}  // namespace muster::passage
