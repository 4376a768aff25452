#pragma once
// What a file may bring that an owner of one programme takes in, and not whoever runs the server: rows of that
// programme and of no other. What programmes share stays as it is; what is not here yet becomes the programme's own.

#include "file_walk_service.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace muster::passage {

class OwnersTerms {
 public:
  /// `programme_id`: the programme that the file goes into. `session` must outlive this.
  OwnersTerms(store::Session& session, std::string programme_id)
      : session_(session), programme_id_(std::move(programme_id)) {}

  enum class Taken { taken, known, left };
  /// To be asked row after row, in the order of the file; changes whose the row is. `left`: it stays behind, as
  /// left_behind tells. Error: the row reaches beyond the programme, or holds a moment, a day, a state or a picture
  /// that is none.
  [[nodiscard]] Result<Taken> take(FileRow& row);

  /// Sentences: what of the file stays behind that a file read in by command would bring.
  [[nodiscard]] std::vector<std::string> left_behind() const;

 private:
  [[nodiscard]] Result<Taken> take_region(FileRow& row);
  [[nodiscard]] Result<Taken> take_organisation(FileRow& row);
  [[nodiscard]] Result<Taken> take_person(const FileRow& row);
  [[nodiscard]] Result<Taken> take_stop(const FileRow& row);

  store::Session& session_;
  std::string programme_id_;
  std::string file_id_;
  std::set<std::string> known_;  ///< regions and organisations that are shared and here already
  std::set<std::string> lists_;  ///< mail lists of the file
  std::int64_t erasures_ = 0;
};

}  // namespace muster::passage
