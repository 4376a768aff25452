#pragma once
// Every statement about notices, but for those that forget people (forgetting_sql.hpp).

#include <muster/domain/noticeboard/notice.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::noticeboard::sql {

[[nodiscard]] std::optional<Notice> find(store::Session& session, const std::string& id);
/// Of a programme, the newest first.
[[nodiscard]] std::vector<Notice> of_programme(store::Session& session, const std::string& programme_id);
/// Those that are up on a day: the newest first.
[[nodiscard]] std::vector<Notice> open_on(store::Session& session, const std::string& programme_id, Date today);
[[nodiscard]] std::vector<Notice> of_sender(store::Session& session, const std::string& programme_id,
                                            const std::string& address);
/// Of a programme; of one sender where `address` is not empty.
[[nodiscard]] std::int64_t waiting(store::Session& session, const std::string& programme_id,
                                   const std::string& address = {});
void insert(store::Session& session, const Notice& notice);
/// Its version grows by one.
void save(store::Session& session, const Notice& notice);

/// As it was before the team's last step.
struct Before {
  Step step = Step::approve;
  Content content{};
  Standing standing{};
};
[[nodiscard]] std::optional<Before> before(store::Session& session, const std::string& notice_id);
/// In place of what was kept of an earlier step.
void keep_before(store::Session& session, const Notice& notice, Step step);
void forget_before(store::Session& session, const std::string& notice_id);

}  // namespace muster::noticeboard::sql
