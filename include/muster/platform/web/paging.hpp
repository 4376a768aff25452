#pragma once
// Lists for programs are given by pages: which one is asked for, and how the reply says where the others are.

#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <cstdint>

namespace muster::web {

struct Paging {
  static constexpr std::int64_t most_per_page = 100;
  static constexpr std::int64_t furthest_page = 1'000'000;

  std::int64_t page = 1;
  std::int64_t per_page = 50;
  [[nodiscard]] std::int64_t offset() const { return (page - 1) * per_page; }
};

/// ?page= and ?per_page=, whole numbers from 1; bad_input says what they may be. A page behind the last is empty.
[[nodiscard]] Result<Paging> paging_of(const Request& request);

/// X-Total-Count, and Link with the addresses of the first, previous, next and last page (RFC 8288), relative to this
/// site and with what else the query held.
void add_paging(Reply& reply, const Request& request, const Paging& paging, std::int64_t total);

}  // namespace muster::web
