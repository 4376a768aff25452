#pragma once
// The public page of a round: made, renewed and withdrawn, and what it shows to whoever has its address.

#include <muster/domain/figures/publication.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/platform/store/audit.hpp>

#include <optional>
#include <string>

namespace muster::figures {

/// What stands at an event's public address.
struct PublishedPage {
  std::string address;    ///< after /published/; empty where it was withdrawn
  bool live = false;      ///< it follows the figures; else they stay as they were when it was made
  bool findable = false;  ///< search engines may list it
  Instant shown_at;       ///< when the figures were taken
  Publication figures;
};

/// How a page is wanted.
struct PublicationWish {
  bool live = false;
  bool findable = false;
};

/// Takes the figures as they are now, under the address that there is, or a new one where there is none. Errors:
/// those of publication_of; a conflict where they would differ from what was published before by more than no and fewer
/// than the least number of answers.
[[nodiscard]] Result<PublishedPage> publish(store::Database& database, Summaries& summaries,
                                            const store::AuditContext& audit, const std::string& event_slug,
                                            const PublicationWish& wish);

/// A new address for the same page; the one before leads nowhere from then on. Error: nothing is published (conflict).
[[nodiscard]] Result<PublishedPage> renew_address(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug);

/// Takes the page away. Error: nothing is published (conflict).
[[nodiscard]] Outcome withdraw_publication(store::Database& database, const store::AuditContext& audit,
                                           const std::string& event_slug);

/// Nothing where none is published. Error: no such event.
[[nodiscard]] Result<std::optional<PublishedPage>> publication_of_event(store::Database& database,
                                                                        const std::string& event_slug);

/// What stands at an address. A live page is brought up to date before, where that tells of no few answers and the form
/// is closed. Error: nothing stands there.
[[nodiscard]] Result<PublishedPage> page_at(store::Database& database, Summaries& summaries, Instant now,
                                            const std::string& address);

/// Whether the event has a public page that is not withdrawn.
[[nodiscard]] bool is_published(store::Session& session, const std::string& event_id);

}  // namespace muster::figures
