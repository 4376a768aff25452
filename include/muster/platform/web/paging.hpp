#pragma once
// Lists for programs are given by pages: which one is asked for, and how the reply says where the others are. There is
// one way for all of them: a ListQuery that the slice's SQL answers, or one_page for what stands in memory whole.

#include <muster/kit/base/list_position.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/schema.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace muster::web {

struct Paging {
  static constexpr std::int64_t usual_per_page = 50;
  static constexpr std::int64_t most_per_page = 100;   ///< of lists that grow with people; of others a thousand
  static constexpr std::int64_t most_of_short = 1000;  ///< usual and most of lists that a person makes entry by entry
  static constexpr std::int64_t furthest_page = 1'000'000;

  std::int64_t page = 1;
  std::int64_t per_page = usual_per_page;
  bool numbered = false;  ///< asked for by its number, not by where the page before it ended
  std::string after{};    ///< the position; empty: before the first entry
  [[nodiscard]] std::int64_t offset() const { return (page - 1) * per_page; }
  /// `wanted` for that page alone.
  [[nodiscard]] ListQuery of(ListQuery wanted) const;
};

/// ?after= as a link of the page before gave it, or ?page= by number, and ?per_page=: whole numbers from 1; bad_input
/// says what they may be. A page behind the last is empty. What stands in ?after= opens only for the token or session
/// that it was given to, and for the same list with the same filters: it holds what the list is sorted by, which may be
/// a name, and an address may be kept by whoever carries it.
[[nodiscard]] Result<Paging> paging_of(const Request& request, std::int64_t usual = Paging::usual_per_page);

/// How a list of up to `Paging::short_list` a page says so of itself, among its parameters.
[[nodiscard]] Parameter short_list();

/// The reply with one page of a list: X-Total-Count, and Link with the addresses of the first and next page, of pages
/// by number also the previous and last one (RFC 8288), relative to this site and with what else the query held. Where
/// the list does not know the position that was asked for: bad_input.
[[nodiscard]] Result<Reply> list_reply(const Request& request, const Paging& paging, const ListFigures& figures,
                                       Json rows);

/// The page of a list that stands in memory whole. `key_of` tells its rows apart.
template <class Row, class Key>
[[nodiscard]] ListPage<Row> one_page(const std::vector<Row>& all, const Paging& paging, const Key& key_of) {
  ListPage<Row> page;
  page.all = page.found = static_cast<std::int64_t>(all.size());
  page.page = paging.page;
  auto from = std::min(paging.offset(), page.found);
  if (!paging.numbered && !paging.after.empty()) {
    const auto last =
        std::find_if(all.begin(), all.end(), [&](const Row& row) { return std::string(key_of(row)) == paging.after; });
    if (last == all.end()) {
      lose(page);
      return page;
    }
    from = last - all.begin() + 1;
  }
  const auto to = std::min(from + paging.per_page, page.found);
  page.rows.assign(all.begin() + from, all.begin() + to);
  if (!paging.numbered && from < to && to < page.found)
    offer_next(page, std::string(key_of(page.rows.back())), page.found - to);
  return page;
}

}  // namespace muster::web
