#pragma once
// How often strangers may send something to a public page: by their network, and by the page whoever they are. Taken
// before anything is read or worked out, for a stranger's press costs them nothing.

#include <muster/domain/access/throttle.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <chrono>
#include <string>

namespace muster::access {

class StrangerLimits {
 public:
  struct Pace {
    std::size_t at_once;
    std::chrono::seconds one_more;  ///< comes back after each
  };
  StrangerLimits(Pace network, Pace page)
      : of_network_(network.at_once, network.one_more), of_page_(page.at_once, page.one_more) {}

  /// Whether one more may be sent to the page of that code, which letters in any case lead to. Safe to call from many
  /// threads.
  [[nodiscard]] bool take(const web::Request& request, const std::string& code, Instant now);

 private:
  Buckets of_network_;
  Buckets of_page_;
};

/// The page for whoever came too often: status 429, with the seconds after which it is worth another try.
[[nodiscard]] web::Reply too_often(const web::Request& request, const std::string& words, std::chrono::seconds wait);

}  // namespace muster::access
