// Reads which page is asked for, and tells where the others are.
#include <muster/platform/web/paging.hpp>

#include <Poco/URI.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace muster::web {
namespace {

Result<std::int64_t> number_of(const Request& request, const std::string& name, std::int64_t otherwise,
                               std::int64_t most) {
  const auto given = request.query.find(name);
  if (!given) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (error == std::errc{} && end == given->data() + given->size() && number >= 1 && number <= most) return number;
  return bad_input("\"" + name + "\" is a whole number from 1 to " + std::to_string(most) + ".");
}

std::string address_of(const Request& request, std::int64_t page) {
  Poco::URI address;
  address.setPath(request.path);
  for (const auto& [name, value] : request.query.entries())
    if (name != "page") address.addQueryParameter(name, value);
  address.addQueryParameter("page", std::to_string(page));
  return address.toString();
}

}  // namespace

Result<Paging> paging_of(const Request& request) {
  Paging paging;
  MUSTER_TRY(page, number_of(request, "page", paging.page, Paging::furthest_page));
  MUSTER_TRY(per_page, number_of(request, "per_page", paging.per_page, Paging::most_per_page));
  paging.page = page;
  paging.per_page = per_page;
  return paging;
}

void add_paging(Reply& reply, const Request& request, const Paging& paging, std::int64_t total) {
  const auto last = std::max<std::int64_t>(1, (total + paging.per_page - 1) / paging.per_page);
  std::string links;
  const auto link = [&](std::int64_t page, const char* name) {
    links += (links.empty() ? "<" : ", <") + address_of(request, page) + ">; rel=\"" + name + '"';
  };
  link(1, "first");
  if (paging.page > 1) link(std::min(paging.page - 1, last), "prev");
  if (paging.page < last) link(paging.page + 1, "next");
  link(last, "last");
  reply.headers.emplace_back("Link", links);
  reply.headers.emplace_back("X-Total-Count", std::to_string(total));
}

}  // namespace muster::web
