#pragma once
// One lead's list whole, and how its names follow the seats there are: inside somebody's transaction.

#include "domain/booking/seats/seat_book_service.hpp"
#include "nomination_mail.hpp"

#include <muster/platform/store/audit.hpp>

namespace muster::booking {

/// All that is known of a lead's list at this moment.
[[nodiscard]] LeadFacts lead_facts(store::Session& session, const NominationCall& call);
/// The same by the seats that somebody has counted already.
[[nodiscard]] LeadFacts lead_facts(store::Session& session, const NominationCall& call, const events::Event& event,
                                   const SeatBook& seats);

/// Lets as many names as there are seats stand as nominated, in the lead's order, and the rest as applied. To be called
/// at the end of every change of a list; changes of seats do it by restate_all_names. Returns whether any changed.
bool restate_names(store::Session& session, const store::AuditContext& audit, SeatBook& seats,
                   const NominationCall& call);

/// The same of all lists of an event on which a name is undecided: SeatBook::settle does it after every change of
/// seats.
bool restate_all_names(store::Session& session, const store::AuditContext& audit, SeatBook& seats,
                       const std::string& event_id);
/// The organisation whose lead is asked about somebody who asks for a seat, as ask_their_lead does; empty where none
/// is.
[[nodiscard]] std::string lead_to_ask(store::Session& session, Instant now, const events::Event& event,
                                      const std::string& organisation_id, State state);
/// Whether the leads of some organisations of the event can still name people.
[[nodiscard]] Result<bool> are_leads_asked(store::Database& database, Instant now, const events::Event& event);

/// Where whoever asks for a seat is of an organisation with a lead who can still name people: notes them on that list,
/// and tells the lead. `state` is where their booking begins.
void ask_their_lead(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                    const std::string& organisation_id, State state);

}  // namespace muster::booking
