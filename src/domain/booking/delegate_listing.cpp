// Searches, filters, sorts and pages delegates that are in memory already: an event has thousands, not millions.
#include "delegate_listing.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace muster::booking {
namespace {

constexpr std::array<std::pair<SortBy, std::string_view>, 4> sort_words{{{SortBy::surname, "surname"},
                                                                         {SortBy::first_name, "first"},
                                                                         {SortBy::organisation, "organisation"},
                                                                         {SortBy::kind, "kind"}}};

const std::string& key_of(const Delegate& delegate, SortBy sort) {
  switch (sort) {
    case SortBy::surname:
      return delegate.last_name;
    case SortBy::first_name:
      return delegate.first_name;
    case SortBy::organisation:
      return delegate.organisation;
    case SortBy::kind:
      return delegate.kind;
  }
  return delegate.last_name;
}

bool holds(const Delegate& delegate, const std::string& folded) {
  return folded_name(delegate.first_name + delegate.last_name).find(folded) != std::string::npos ||
         folded_name(delegate.last_name + delegate.first_name).find(folded) != std::string::npos ||
         folded_name(delegate.organisation).find(folded) != std::string::npos;
}

}  // namespace

std::string_view sort_word(SortBy sort) {
  for (const auto& [each, word] : sort_words) {
    if (each == sort) return word;
  }
  return "surname";
}

std::string sort_value(SortBy sort, bool descending) { return (descending ? "-" : "") + std::string(sort_word(sort)); }

ListingWish listing_wish(const std::string& search, const std::string& kind, const std::string& sort,
                         const std::string& page) {
  ListingWish wish;
  wish.search = trimmed(search);
  wish.kind = kind;
  for (const auto& [each, word] : sort_words) {
    for (const bool descending : {false, true}) {
      if (sort != sort_value(each, descending)) continue;
      wish.sort = each;
      wish.descending = descending;
    }
  }
  const auto number = parse_integer(page);
  if (number && *number > 0) wish.page = static_cast<std::size_t>(*number);
  return wish;
}

Listing listing_of(const std::vector<Delegate>& delegates, const ListingWish& wish) {
  Listing listing;
  std::map<std::string, std::size_t> kinds;
  std::vector<const Delegate*> rows;
  const auto folded = folded_name(wish.search);
  for (const auto& delegate : delegates) {
    if (!wish.search.empty() && (folded.empty() || !holds(delegate, folded))) continue;
    ++listing.found;
    ++kinds[delegate.kind];
    if (wish.kind.empty() || delegate.kind == wish.kind) rows.push_back(&delegate);
  }
  listing.kinds.assign(kinds.begin(), kinds.end());
  std::stable_sort(listing.kinds.begin(), listing.kinds.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  if (wish.sort != SortBy::surname) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Delegate* left, const Delegate* right) {
      return compare_names(key_of(*left, wish.sort), key_of(*right, wish.sort)) < 0;
    });
  }
  if (wish.descending) std::reverse(rows.begin(), rows.end());
  listing.shown = rows.size();
  listing.pages = std::max<std::size_t>(1, (rows.size() + Listing::page_size - 1) / Listing::page_size);
  listing.page = std::min(wish.page, listing.pages);
  const auto begin = (listing.page - 1) * Listing::page_size;
  const auto end = std::min(rows.size(), begin + Listing::page_size);
  listing.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                      rows.begin() + static_cast<std::ptrdiff_t>(end));
  return listing;
}

std::size_t organisation_count(const std::vector<Delegate>& delegates) {
  std::set<std::string> ids;
  for (const auto& delegate : delegates) {
    if (!delegate.organisation_id.empty()) ids.insert(delegate.organisation_id);
  }
  return ids.size();
}

}  // namespace muster::booking
