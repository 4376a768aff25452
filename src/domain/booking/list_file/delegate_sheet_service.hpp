#pragma once
// Everything about one delegate of one event that the sheet beside the list shows.

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/needs.hpp>
#include <muster/domain/booking/organisation_change_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/platform/mail/person_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Somebody of the programme who may be the same person.
struct LikelySame {
  people::PersonRecord person;
  std::string reason;  ///< "equal names at different organisations"
  bool here = false;   ///< stands in this event too
};

struct DelegateSheet {
  events::Event event;
  people::PersonRecord person;
  std::optional<people::Organisation> organisation;
  std::vector<std::string> places;  ///< names of those that the organisation serves, where no own place is known
  std::string own_place{};          ///< its name
  std::vector<people::Place> places_to_choose{};  ///< of the event's region, and the own one wherever it is
  State state = State::booked;
  std::vector<Step> steps;  ///< oldest first
  Needs needs;
  std::vector<AnswerLine> answers{};             ///< to the questions of the booking page
  std::vector<mail::HeldMail> mails;             ///< to the person and to the halves that merges took in, oldest first
  std::vector<EarlierVersion> merged;            ///< the halves that merges took in, oldest first
  std::vector<LikelySame> likely;                ///< best first, at most three
  std::optional<store::AuditEntry> last_change;  ///< of the person's own fields
};
/// not_found where the person is no delegate of the event.
[[nodiscard]] Result<DelegateSheet> delegate_sheet(store::Database& database, const std::string& event_slug,
                                                   const std::string& person_id);

/// Two people of the programme side by side, before they are made one. The first stands in the event.
struct Comparison {
  events::Event event;
  people::PersonRecord kept;
  people::PersonRecord gone;
  std::vector<std::string> kept_events;  ///< titles of the events they stand in, newest first, with the state there
  std::vector<std::string> gone_events;
  std::string reason;      ///< why they look alike; empty where they do not
  std::string kept_place;  ///< names of places of their own; empty where they have none
  std::string gone_place;
};
[[nodiscard]] Result<Comparison> compare_people(store::Database& database, const std::string& event_slug,
                                                const std::string& kept_id, const std::string& gone_id);
/// People of the event's programme by name, address or organisation, without one of them; at most 20.
[[nodiscard]] Result<std::vector<people::PersonRecord>> find_others(store::Database& database,
                                                                    const std::string& event_slug,
                                                                    const std::string& without,
                                                                    const std::string& text);

/// What was just done in an event, for the line on top of the list: one of these, by its id.
struct LastActionIds {
  std::string act;
  std::string change;
  std::string moved;   ///< of a change of organisation
  std::string mailed;  ///< of a mail
};
struct LastAction {
  std::optional<Act> act;
  std::optional<DelegateChange> change;
  std::optional<OrganisationChange> moved;
  std::optional<SentMessage> mailed;
  std::string at;  ///< ISO instant of the act
};
[[nodiscard]] Result<LastAction> just_done(store::Database& database, const std::string& event_slug,
                                           const LastActionIds& ids);

}  // namespace muster::booking
