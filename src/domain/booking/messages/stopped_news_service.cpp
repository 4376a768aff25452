// Stops a programme's news for whoever a link was made for.
#include <muster/domain/booking/stopped_news_service.hpp>

#include <muster/domain/access/programme_sql.hpp>

namespace muster::booking {
namespace {

constexpr std::string_view scope_begins = "news ";

struct Found {
  mail::StopKey key;
  std::string programme;
};

Result<Found> found_by(store::Session& session, const std::string& secret) {
  auto key = mail::find_stop_key(session, secret);
  const bool news = key && key->scope.starts_with(scope_begins);
  const auto programme =
      news ? access::programme_with_id(session, key->scope.substr(scope_begins.size())) : std::nullopt;
  if (!programme)
    return not_found(
        "This link stops nothing: it is not whole, or it is very old. Answer a mail instead, and say that "
        "you want no more.");
  return Found{*std::move(key), programme->name};
}

}  // namespace

std::string stopped_words(store::Session& session, const std::string& scope) {
  if (!scope.starts_with(scope_begins)) return {};
  const auto programme = access::programme_with_id(session, scope.substr(scope_begins.size()));
  return "news of " + (programme ? programme->name : std::string("a programme that is gone"));
}

Result<StoppedNews> stopped_news(store::Database& database, const std::string& secret) {
  return database.read([&](store::Session& session) -> Result<StoppedNews> {
    MUSTER_TRY(found, found_by(session, secret));
    return StoppedNews{found.programme, mail::is_stopped(session, found.key.scope, found.key.address)};
  });
}

Result<StoppedNews> set_stopped_news(store::Database& database, Instant now, const std::string& secret, bool stop) {
  return database.write([&](store::Session& session) -> Result<StoppedNews> {
    MUSTER_TRY(found, found_by(session, secret));
    if (stop)
      mail::stop_mail(session, now, found.key.scope, found.key.address);
    else
      mail::allow_mail(session, found.key.scope, found.key.address);
    return StoppedNews{found.programme, stop};
  });
}

}  // namespace muster::booking
