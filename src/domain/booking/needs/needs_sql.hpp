#pragma once
// Rows of needs, as the services of this room read and write them.

#include <muster/domain/booking/need_join_service.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking::sql {

[[nodiscard]] Needs select_needs(store::Session& session, const std::string& event_id, const std::string& person_id);
/// Replaces what was there; empty needs leave no row.
void save_needs(store::Session& session, const std::string& event_id, const std::string& person_id, const Needs& needs);
/// Of those registered for the event.
[[nodiscard]] std::vector<Needs> all_needs(store::Session& session, const std::string& event_id);
[[nodiscard]] ListPage<PersonNeeds> listed_needs(store::Session& session, const std::string& event_id,
                                                 const ListQuery& query);
[[nodiscard]] std::int64_t registered(store::Session& session, const std::string& event_id);

/// Joined wordings of a programme, without those that a later join took in.
[[nodiscard]] std::vector<NeedJoin> select_joins(store::Session& session, const std::string& programme_id);
void insert_join(store::Session& session, const std::string& programme_id, const NeedJoin& join, Instant at);
void replace_join(store::Session& session, const std::string& join_id, const std::string& replaced_by);
void delete_join(store::Session& session, const std::string& join_id);
/// Those that the join took in are joined again by themselves.
void restore_joins(store::Session& session, const std::string& replaced_by);

[[nodiscard]] bool is_booked(store::Session& session, const std::string& event_id, const std::string& person_id);

}  // namespace muster::booking::sql
