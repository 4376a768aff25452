// Reads what an event's delegates need, and makes wordings one for its programme.
#include <muster/domain/booking/need_join_service.hpp>

#include "needs_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

std::vector<NeedCount> counts_of(store::Session& session, const events::Event& event,
                                 const std::vector<NeedJoin>& joins) {
  return counted_needs(sql::all_needs(session, event.id), joins);
}

/// A join that can be made, and those that it takes in.
struct JudgedJoin {
  NeedJoin join;
  std::vector<std::string> replaced;
};

std::string kind_word(const std::string& kind) { return kind == "access" ? "Access" : "Dietary"; }

}  // namespace

Result<EventNeedsBook> event_needs(store::Database& database, const std::string& event_slug, const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<EventNeedsBook> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    EventNeedsBook book;
    book.registered = sql::registered(session, event.id);
    book.counts = counts_of(session, event, sql::select_joins(session, event.programme_id));
    book.people = sql::listed_needs(session, event.id, query);
    book.event = std::move(event);
    return book;
  });
}

Result<NeedJoin> join_needs(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                            const NeedJoinWish& requested) {
  MUSTER_TRY(name, tidy_need_name(requested.name));
  if (requested.chosen.size() < 2) return bad_input("Tick at least two wordings of one need.").at("need[]");
  MUSTER_TRY(event, database.read([&](store::Session& session) { return events::find_event(session, event_slug); }));
  const auto judge = [&](store::Session& session) -> Result<JudgedJoin> {
    const auto before = sql::select_joins(session, event.programme_id);
    JudgedJoin judged{{new_id(), requested.kind, name, {}}, {}};
    auto& join = judged.join;
    std::size_t found = 0;
    for (const auto& count : counts_of(session, event, before)) {
      const auto& known_by = count.join_id.empty() ? count.key : count.join_id;
      if (count.kind != kind_word(requested.kind) ||
          std::ranges::find(requested.chosen, known_by) == requested.chosen.end())
        continue;
      ++found;
      if (join.name.empty()) join.name = count.need;
      if (count.join_id.empty()) {
        join.wordings.insert(count.key);
        continue;
      }
      const auto taken_in = std::ranges::find(before, count.join_id, &NeedJoin::id);
      join.wordings.insert(taken_in->wordings.begin(), taken_in->wordings.end());
      judged.replaced.push_back(count.join_id);
    }
    if (found != requested.chosen.size() || found < 2)
      return conflict("These needs changed after you opened the page. Look at them again; nothing was changed.");
    return judged;
  };
  return store::write_judged(
      database, event.programme, judge, [&](store::Session& session, const JudgedJoin& judged) -> Result<NeedJoin> {
        for (const auto& id : judged.replaced) sql::replace_join(session, id, judged.join.id);
        sql::insert_join(session, event.programme_id, judged.join, audit.at);
        store::write_audit(session, audit, "needs made one", "need", judged.join.id, {"wordings", "name"});
        return judged.join;
      });
}

Result<NeedJoin> part_needs(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                            const std::string& join_id) {
  return database.write([&](store::Session& session) -> Result<NeedJoin> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto joins = sql::select_joins(session, event.programme_id);
    const auto found = std::ranges::find(joins, join_id, &NeedJoin::id);
    if (found == joins.end()) return not_found("These wordings are apart already. Nothing was changed.");
    sql::delete_join(session, join_id);
    sql::restore_joins(session, join_id);
    store::write_audit(session, audit, "needs taken apart", "need", join_id, {"wordings", "name"});
    return *found;
  });
}

}  // namespace muster::booking
