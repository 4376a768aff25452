// Where an address stands on the lists of a programme, for whoever showed that it is theirs.
#include <muster/domain/lists/own_lists_service.hpp>

#include "list_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/stop_sql.hpp>

namespace muster::lists {

Result<OwnLists> own_lists(store::Database& database, const std::string& programme_id, const std::string& address) {
  return database.read([&](store::Session& session) -> Result<OwnLists> {
    OwnLists own;
    for (auto& list : sql::lists_of(session, programme_id)) {
      auto standing = Standing::off;
      if (const auto member = sql::find_member(session, list.id, address))
        standing = member->joined ? Standing::joined : Standing::asked;
      if (list.taken_in || standing != Standing::off) own.lists.push_back({std::move(list), standing});
    }
    own.news_stopped = mail::is_stopped(session, booking::news_scope(programme_id), address);
    return own;
  });
}

Outcome take_step_on_list(store::Database& database, Instant now, const std::string& programme_id,
                          const std::string& list_id, const std::string& name, const std::string& address,
                          OwnStep step) {
  return database.write([&](store::Session& session) -> Outcome {
    if (step == OwnStep::hear_again) {
      mail::allow_mail(session, booking::news_scope(programme_id), address);
      return Success{};
    }
    const auto list = sql::find_list(session, list_id);
    if (!list || list->programme_id != programme_id) return not_found("There is no such list any more.");
    const auto member = sql::find_member(session, list->id, address);
    if (step == OwnStep::leave) {
      if (member) sql::remove_member(session, list->id, member->id);
      return Success{};
    }
    if (member && member->joined) return Success{};
    if (list->members >= most_members)
      return conflict("This list is full, so you are not on it. Ask the people who look after it.");
    if (member) {
      sql::set_joined(session, member->id, now);
      return Success{};
    }
    if (!list->taken_in) return conflict("Nobody joins this list by themselves. Ask the people who look after it.");
    Member fresh{new_id(), name.empty() ? address : name, address, true, iso_instant(now)};
    sql::insert_member(session, list->id, fresh);
    return Success{};
  });
}

bool is_list_of(store::Session& session, const std::string& programme_id, const std::string& list_id) {
  const auto list = sql::find_list(session, list_id);
  return list && list->programme_id == programme_id;
}

std::vector<Member> addressees(store::Session& session, const std::string& programme_id, const std::string& list_id) {
  auto members = sql::members_of(session, list_id);
  const auto stopped = mail::stopped_in(session, booking::news_scope(programme_id));
  std::erase_if(members, [&](const Member& member) {
    return !member.joined || stopped.contains(mail::folded_address(member.email));
  });
  return members;
}

bool is_addressee(store::Session& session, const std::string& programme_id, const std::string& list_id,
                  const std::string& address) {
  const auto list = sql::find_list(session, list_id);
  const auto member =
      list && list->programme_id == programme_id ? sql::find_member(session, list_id, address) : std::nullopt;
  return member && member->joined && !mail::is_stopped(session, booking::news_scope(programme_id), address);
}

std::optional<std::string> name_on_lists(store::Session& session, const std::string& programme_id,
                                         const std::string& address) {
  for (const auto& list : sql::lists_of(session, programme_id)) {
    const auto member = sql::find_member(session, list.id, address);
    if (member && member->joined) return member->name;
  }
  return std::nullopt;
}

}  // namespace muster::lists
