// A search through all of them: the limit is reached only under attack, or on a machine that is too small.
#include "guest.hpp"

#include <utility>

namespace muster::net {

namespace {

constexpr std::chrono::milliseconds patience{1000};  ///< with a head that comes slowly

}  // namespace

Guests::iterator least_worth(Guests& guests, const std::optional<IpAddress>& network, Connection::Time now) {
  auto least = guests.end();
  for (auto at = guests.begin(); at != guests.end(); ++at) {
    const Connection& connection = at->second.connection;
    if (network && at->second.network != network) continue;
    const bool slow =
        connection.phase() == Connection::Phase::greeting ||
        (connection.phase() == Connection::Phase::reading && connection.reader().wants() == RequestReader::Wants::head);
    if (!slow || (!connection.is_idle() && now - connection.began() < patience)) continue;
    const auto rank = [](const auto& place) {
      return std::make_pair(!place->second.connection.is_idle(), place->first);
    };
    if (least == guests.end() || rank(at) < rank(least)) least = at;
  }
  return least;
}

}  // namespace muster::net
