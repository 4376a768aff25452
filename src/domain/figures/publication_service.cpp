// A page is kept as the figures that it shows: what follows them later is compared with what was shown before.
#include <muster/domain/figures/publication_service.hpp>

#include "publication_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>

#include <cstdlib>

namespace muster::figures {
namespace {

Result<PublishedPage> page_of(const sql::StoredPublication& stored) {
  MUSTER_TRY(json,
             read_json(stored.body, {}, [](std::string_view text) { return Result<std::string>(std::string(text)); }));
  MUSTER_TRY(figures, publication_from(json));
  PublishedPage out;
  out.address = stored.address.value_or("");
  out.live = stored.live;
  out.findable = stored.findable;
  out.shown_at = *parse_instant(stored.shown_at);
  out.figures = std::move(figures);
  return out;
}

/// Whoever kept the page before would learn what so few more people, or people fewer, answered.
bool differs_by_few(const sql::StoredPublication& before, const Publication& now) {
  const auto more = std::abs(now.answers - before.answers);
  return more > 0 && more < std::max(now.least, before.least);
}

/// The same figures in place of those before.
void put_figures(sql::StoredPublication& stored, const Publication& figures, Instant now) {
  stored.body = json_text(to_json(figures));
  stored.answers = figures.answers;
  stored.least = figures.least;
  stored.shown_at = iso_instant(now);
}

Error nothing_published() { return conflict("Nothing of this event is published."); }

Result<sql::StoredPublication> published_row(store::Session& session, const std::string& event_id) {
  auto row = sql::select_publication(session, event_id);
  if (!row || !row->address) return nothing_published();
  return std::move(*row);
}

}  // namespace

Result<PublishedPage> publish(store::Database& database, Summaries& summaries, const store::AuditContext& audit,
                              const std::string& event_slug, const PublicationWish& wish) {
  MUSTER_TRY(summary, summaries.of(event_slug, audit.at));
  MUSTER_TRY(figures, publication_of(*summary));
  MUSTER_TRY(event, events::find_event(database, event_slug));
  return database.write([&](store::Session& session) -> Result<PublishedPage> {
    auto row = sql::select_publication(session, event.id);
    if (row && differs_by_few(*row, figures))
      return conflict("Figures of " + counted(row->answers, "answer", "answers") + " were published before. With " +
                      grouped(figures.answers) + " now, whoever kept those would learn what few people answered. " +
                      "Nothing was changed.");
    sql::StoredPublication made = row.value_or(sql::StoredPublication{});
    made.event_id = event.id;
    if (!made.address) made.address = new_id();
    made.live = wish.live;
    made.findable = wish.findable;
    made.made_by = audit.actor;
    put_figures(made, figures, audit.at);
    sql::put_publication(session, made);
    store::write_audit(session, audit, "figures published", "event", event.id,
                       {wish.live ? "live" : "frozen", wish.findable ? "findable" : "by address alone"});
    return page_of(made);
  });
}

Result<PublishedPage> renew_address(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug) {
  return database.write([&](store::Session& session) -> Result<PublishedPage> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(row, published_row(session, event.id));
    row.address = new_id();
    sql::put_publication(session, row);
    store::write_audit(session, audit, "public address renewed", "event", event.id, {"address"});
    return page_of(row);
  });
}

Outcome withdraw_publication(store::Database& database, const store::AuditContext& audit,
                             const std::string& event_slug) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(row, published_row(session, event.id));
    row.address.reset();
    row.body.clear();
    sql::put_publication(session, row);
    store::write_audit(session, audit, "figures withdrawn", "event", event.id, {"address"});
    return Success{};
  });
}

Result<std::optional<PublishedPage>> publication_of_event(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::optional<PublishedPage>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto row = sql::select_publication(session, event.id);
    if (!row || !row->address) return std::optional<PublishedPage>{};
    MUSTER_TRY(page, page_of(*row));
    return std::optional(std::move(page));
  });
}

Result<PublishedPage> page_at(store::Database& database, Summaries& summaries, Instant now,
                              const std::string& address) {
  struct Found {
    sql::StoredPublication row;
    std::string slug;
  };
  MUSTER_TRY(found, database.read([&](store::Session& session) -> Result<Found> {
    auto row = sql::publication_at(session, address);
    if (!row) return not_found("Nothing is published at this address. It may have been withdrawn.");
    auto slug = events::event_with_id(session, row->event_id).slug;
    return Found{std::move(*row), std::move(slug)};
  }));
  if (!found.row.live) return page_of(found.row);
  MUSTER_TRY(summary, summaries.of(found.slug, now));
  // While the form is open again, or few more answered, the page stays as it was.
  const auto fresh = publication_of(*summary);
  if (!fresh.ok() || differs_by_few(found.row, *fresh) || json_text(to_json(*fresh)) == found.row.body)
    return page_of(found.row);
  return database.write([&](store::Session& session) -> Result<PublishedPage> {
    auto row = sql::publication_at(session, address);
    if (!row) return not_found("Nothing is published at this address. It may have been withdrawn.");
    if (row->live && !differs_by_few(*row, *fresh)) {
      put_figures(*row, *fresh, now);
      sql::put_publication(session, *row);
    }
    return page_of(*row);
  });
}

bool is_published(store::Session& session, const std::string& event_id) {
  const auto row = sql::select_publication(session, event_id);
  return row && row->address.has_value();
}

}  // namespace muster::figures
