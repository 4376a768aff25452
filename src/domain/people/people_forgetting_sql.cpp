// Many people in one statement: one each would cost a turn of the network each.
#include <muster/domain/people/people_forgetting_sql.hpp>

#include <algorithm>

namespace muster::people {
namespace {

constexpr std::size_t most_at_once = 500;

/// `statement` ends where the list of ids begins.
std::int64_t for_each_of(store::Session& session, const std::string& statement, const std::vector<std::string>& ids) {
  std::int64_t changed = 0;
  for (std::size_t begin = 0; begin < ids.size(); begin += most_at_once) {
    const auto count = std::min(most_at_once, ids.size() - begin);
    std::string list;
    for (std::size_t at = 1; at <= count; ++at) list += (at == 1 ? "($" : ", $") + std::to_string(at);
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(begin);
    changed +=
        session.execute(statement + list + ")", store::Values(first, first + static_cast<std::ptrdiff_t>(count)));
  }
  return changed;
}

}  // namespace

std::int64_t clear_emails(store::Session& session, const std::vector<std::string>& ids) {
  return for_each_of(session, "update person set email = '', search_email = '' where email <> '' and id in ", ids);
}

std::int64_t clear_job_titles(store::Session& session, const std::vector<std::string>& ids) {
  return for_each_of(session, "update person set job_title = '' where job_title <> '' and id in ", ids);
}

std::int64_t delete_people(store::Session& session, const std::vector<std::string>& ids) {
  for_each_of(session, "delete from network_change_moved where person_id in ", ids);
  return for_each_of(session, "delete from person where id in ", ids);
}

}  // namespace muster::people
