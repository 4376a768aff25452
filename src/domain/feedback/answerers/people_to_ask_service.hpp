#pragma once
// Whom a round asks by mail, in pieces: those registered, or of them and of those whom memberships name the members
// alone.

#include <muster/domain/events/event.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::feedback {

struct AskedPerson {
  std::string id;  ///< empty of whom a membership names and nobody registered yet
  std::string name;
  std::string email;  ///< an address that mail can go to; empty where none is held
  // Of somebody without an id, as the membership names them:
  std::string first_name{};
  std::string last_name{};
  std::string organisation_id{};
};

class PeopleToAsk {
 public:
  /// `whole_id`: the event that the round belongs to; `day`: on which members are covered.
  PeopleToAsk(const Round& round, const events::Event& about, std::string whole_id, Date day);
  /// The next of them, at most `most`; empty at the end.
  [[nodiscard]] std::vector<AskedPerson> next(store::Session& session, std::size_t most);

 private:
  std::vector<AskedPerson> next_registered(store::Session& session, std::size_t most);
  std::vector<AskedPerson> next_named(store::Session& session, std::size_t most);
  void look_at_members(store::Session& session);

  std::string round_id_;
  Answerers who_;
  std::string programme_id_;
  std::string programme_;
  std::string whole_id_;
  Date day_;
  std::string after_{};
  bool registered_done_ = false;
  std::optional<bool> members_only_{};
  std::set<std::string> covered_{};   ///< addresses of members who were not met yet
  std::vector<AskedPerson> named_{};  ///< members whom nobody registered, the next last
  bool named_known_ = false;
};

/// Whether the person is among those whom the round asks by mail, as PeopleToAsk would find them.
[[nodiscard]] bool is_asked(store::Session& session, const Round& round, const events::Event& about,
                            const std::string& person_id, Date day);

/// The person's id; adds them to the programme of what is asked about where they have none.
[[nodiscard]] std::string settled_person(store::Session& session, const store::AuditContext& audit,
                                         const events::Event& about, const AskedPerson& asked);

}  // namespace muster::feedback
