// A search through all of them: the limit is reached only under attack, or on a machine that is too small.
#include "connection_table.hpp"

#include <tuple>

namespace muster::net {

namespace {

constexpr std::chrono::milliseconds patience{1000};  ///< with a head that comes slowly

}  // namespace

ConnectionTable::iterator least_worth(ConnectionTable& connections, const std::optional<IpAddress>& network,
                                      Connection::Time now) {
  auto least = connections.end();
  for (auto at = connections.begin(); at != connections.end(); ++at) {
    const Connection& connection = at->second.connection;
    if (network && at->second.network != network) continue;
    const bool live = connection.is_live();
    const bool slow = live || connection.phase() == Connection::Phase::greeting ||
                      (connection.phase() == Connection::Phase::reading &&
                       connection.reader().wants() == RequestReader::ReaderState::head);
    if (!slow || (!live && !connection.is_idle() && now - connection.began() < patience)) continue;
    const auto rank = [](const auto& place) {
      const Connection& one = place->second.connection;
      return std::make_tuple(one.is_live(), !one.is_idle(), place->first);
    };
    if (least == connections.end() || rank(at) < rank(least)) least = at;
  }
  return least;
}

ConnectionTable::iterator heaviest_of(ConnectionTable& connections, const IpAddress& network) {
  auto heaviest = connections.end();
  for (auto at = connections.begin(); at != connections.end(); ++at) {
    if (at->second.network != network || at->second.held == 0) continue;
    if (at->second.connection.phase() == Connection::Phase::working) continue;
    if (heaviest == connections.end() || at->second.held > heaviest->second.held) heaviest = at;
  }
  return heaviest;
}

}  // namespace muster::net
