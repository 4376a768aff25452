// Makes, renews and ends the addresses that other programs read.
#include <muster/domain/feeds/feed_service.hpp>

#include "feed_reading_service.hpp"
#include "feed_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::feeds {
namespace {

constexpr std::size_t code_length = 7;
constexpr const char* no_feed = "This programme has no such address.";
constexpr const char* subject = "feed";

std::vector<Feed> by_secret(store::Session& session, const std::string& programme_id) {
  auto found = sql::feeds_of(session, programme_id, FeedKind::calendar);
  std::ranges::move(sql::feeds_of(session, programme_id, FeedKind::figures), std::back_inserter(found));
  std::ranges::stable_sort(found, {}, [](const Feed& feed) { return folded_name(feed.name); });
  return found;
}

Result<Feed> stored(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_feed(session, id);
  const bool of_team = found && (found->kind == FeedKind::calendar || found->kind == FeedKind::figures);
  if (!of_team || found->programme_id != programme_id) return not_found(no_feed);
  return *std::move(found);
}

std::optional<Feed> list_of(store::Session& session, const std::string& programme_id, const std::string& series_id) {
  auto all = sql::feeds_of(session, programme_id, FeedKind::public_events);
  const auto found = std::ranges::find(all, series_id, &Feed::series_id);
  return found == all.end() ? std::nullopt : std::optional(std::move(*found));
}

/// Errors at "series": none of the programme's.
Outcome check_series(store::Session& session, const std::string& programme_id, const std::string& series_id) {
  if (series_id.empty() || events::series_book(session, programme_id, series_id).ok()) return Success{};
  return bad_input("Choose a series of this programme.").at("series");
}

/// Puts in a feed with a secret of its own.
NewFeed made(store::Session& session, Feed feed, Instant now) {
  NewFeed made{std::move(feed), new_id()};
  made.feed.id = new_id();
  sql::insert_feed(session, made.feed, hash_of_key(made.secret), now);
  made.feed.made_on = iso_date(day_in_london(now));
  return made;
}

NewFeed renewed(store::Session& session, Feed feed, Instant now) {
  NewFeed made{std::move(feed), new_id()};
  sql::set_key(session, made.feed.id, hash_of_key(made.secret), {}, now);
  made.feed.made_on = iso_date(day_in_london(now));
  made.feed.used_on.clear();
  return made;
}

store::AuditContext of_visit(const members::Visit& visit, Instant now) {
  return {"members' area", now, visit.area.programme};
}

}  // namespace

Result<std::vector<Feed>> feeds_of(store::Database& database, const std::string& programme_id) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<Feed>> { return by_secret(session, programme_id); });
}

Result<NewFeed> add_feed(store::Database& database, const store::AuditContext& audit, const Feed& wanted) {
  MUSTER_TRY(name, checked_name(wanted.name));
  if (wanted.kind != FeedKind::calendar && wanted.kind != FeedKind::figures)
    return bad_input("A calendar or a key of figures is made here.").at("kind");
  return database.write([&](store::Session& session) -> Result<NewFeed> {
    if (!access::programme_with_id(session, wanted.programme_id))
      return not_found("There is no programme at this address.");
    const auto all = by_secret(session, wanted.programme_id);
    if (all.size() >= most_feeds)
      return conflict("A programme has at most " + std::to_string(most_feeds) +
                      " such addresses. Switch off one that nobody reads first.");
    const auto is_called_so = [&](const Feed& feed) { return folded_name(feed.name) == folded_name(name); };
    if (std::ranges::any_of(all, is_called_so))
      return conflict("There is an address for \"" + name + "\" already. Give it a new secret below, or another name.")
          .at("name");
    MUSTER_CHECK(check_series(session, wanted.programme_id, wanted.series_id));
    if (wanted.kind == FeedKind::figures && !wanted.series_id.empty())
      return bad_input("Figures are read of all events. Choose no series.").at("series");
    if (wanted.kind == FeedKind::figures && !wanted.attendances.empty())
      return bad_input("Figures are read of all events. Choose none of them.").at("events");
    Feed feed;
    feed.programme_id = wanted.programme_id;
    feed.kind = wanted.kind;
    feed.name = name;
    if (feed.kind == FeedKind::calendar) feed.attendances = wanted.attendances;
    feed.series_id = wanted.series_id;
    auto result = made(session, std::move(feed), audit.at);
    store::write_audit(session, audit, "feed added", subject, result.feed.id,
                       {std::string(kind_code(result.feed.kind))});
    return result;
  });
}

Result<NewFeed> renew_feed(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                           const std::string& id) {
  return database.write([&](store::Session& session) -> Result<NewFeed> {
    MUSTER_TRY(feed, stored(session, programme_id, id));
    auto result = renewed(session, std::move(feed), audit.at);
    store::write_audit(session, audit, "feed renewed", subject, id, {"secret"});
    return result;
  });
}

Outcome end_feed(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                 const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_CHECK(stored(session, programme_id, id));
    sql::delete_feed(session, id);
    store::write_audit(session, audit, "feed ended", subject, id);
    return Success{};
  });
}

Result<std::optional<Feed>> public_list(store::Database& database, const std::string& programme_id,
                                        const std::string& series_id) {
  return database.read([&](store::Session& session) -> Result<std::optional<Feed>> {
    return list_of(session, programme_id, series_id);
  });
}

Result<Feed> open_public_list(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const std::string& series_id) {
  return database.write([&](store::Session& session) -> Result<Feed> {
    if (auto there = list_of(session, programme_id, series_id)) return *std::move(there);
    if (!access::programme_with_id(session, programme_id)) return not_found("There is no programme at this address.");
    MUSTER_CHECK(check_series(session, programme_id, series_id));
    Feed feed;
    feed.id = new_id();
    feed.programme_id = programme_id;
    feed.series_id = series_id;
    feed.kind = FeedKind::public_events;
    feed.code = new_short_code(code_length);
    sql::insert_feed(session, feed, hash_of_key(feed.code), audit.at);
    store::write_audit(session, audit, "feed added", subject, feed.id, {std::string(kind_code(feed.kind))});
    return feed;
  });
}

Result<Feed> renew_public_list(store::Database& database, const store::AuditContext& audit,
                               const std::string& programme_id, const std::string& series_id) {
  return database.write([&](store::Session& session) -> Result<Feed> {
    auto feed = list_of(session, programme_id, series_id);
    if (!feed) return conflict("The list of public events is switched off. Nothing was changed.");
    feed->code = new_short_code(code_length);
    sql::set_key(session, feed->id, hash_of_key(feed->code), feed->code, audit.at);
    store::write_audit(session, audit, "feed renewed", subject, feed->id, {"code"});
    return *std::move(feed);
  });
}

Outcome close_public_list(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                          const std::string& series_id) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto feed = list_of(session, programme_id, series_id);
    if (!feed) return Success{};
    sql::delete_feed(session, feed->id);
    store::write_audit(session, audit, "feed ended", subject, feed->id);
    return Success{};
  });
}

Result<std::optional<Feed>> own_calendar(store::Database& database, const members::Visit& visit) {
  return database.read([&](store::Session& session) -> Result<std::optional<Feed>> {
    return sql::own_calendar(session, visit.area.programme_id, visit.address);
  });
}

Result<NewFeed> make_own_calendar(store::Database& database, Instant now, const members::Visit& visit) {
  return database.write([&](store::Session& session) -> Result<NewFeed> {
    auto there = sql::own_calendar(session, visit.area.programme_id, visit.address);
    const bool is_new = !there;
    Feed feed;
    feed.programme_id = visit.area.programme_id;
    feed.kind = FeedKind::own_calendar;
    feed.address = visit.address;
    auto result = is_new ? made(session, std::move(feed), now) : renewed(session, *std::move(there), now);
    store::write_audit(session, of_visit(visit, now), is_new ? "feed added" : "feed renewed", subject, result.feed.id,
                       {std::string(kind_code(FeedKind::own_calendar))});
    return result;
  });
}

Outcome end_own_calendar(store::Database& database, Instant now, const members::Visit& visit) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto there = sql::own_calendar(session, visit.area.programme_id, visit.address);
    if (!there) return Success{};
    sql::delete_feed(session, there->id);
    store::write_audit(session, of_visit(visit, now), "feed ended", subject, there->id);
    return Success{};
  });
}

}  // namespace muster::feeds
