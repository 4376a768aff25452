#pragma once
// One view of the delegates: searched, filtered by kind of organisation, sorted and cut into pages.

#include <muster/domain/booking/delegate_service.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::booking {

enum class SortBy { surname, first_name, organisation, kind };
[[nodiscard]] std::string_view sort_word(SortBy sort);  ///< "surname", "first", "organisation", "kind"

struct ListingWish {
  std::string search;  ///< in names and organisations, folded
  std::string kind;    ///< empty for all
  SortBy sort = SortBy::surname;
  bool descending = false;
  std::size_t page = 1;
};
/// As an address has it; words that mean nothing are taken for the default.
[[nodiscard]] ListingWish listing_wish(const std::string& search, const std::string& kind, const std::string& sort,
                                       const std::string& page);
/// "organisation", or "-organisation" where it descends.
[[nodiscard]] std::string sort_value(SortBy sort, bool descending);

struct Listing {
  static constexpr std::size_t page_size = 200;
  std::vector<const Delegate*> rows;                       ///< of this page
  std::size_t found = 0;                                   ///< by the search
  std::size_t shown = 0;                                   ///< of those, of the kind chosen
  std::vector<std::pair<std::string, std::size_t>> kinds;  ///< among those found, most first
  std::size_t page = 1;                                    ///< brought into the range there is
  std::size_t pages = 1;
};
/// `delegates` must come by surname and outlive the listing.
[[nodiscard]] Listing listing_of(const std::vector<Delegate>& delegates, const ListingWish& wish);

/// How many different organisations they come from.
[[nodiscard]] std::size_t organisation_count(const std::vector<Delegate>& delegates);

}  // namespace muster::booking
