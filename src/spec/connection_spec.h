#pragma once

#include "base/source.h"
#include "spec/located.h"

namespace jianbao::spec {

// Where it is told how a database is reached; one of the three has a text. A project that is passed
// on has no password in it.
struct ConnectionSpec {
  Located environment, file;  // what holds the connection string
  Located service;            // a section of pg_service.conf
  base::Span span = {};       // without a file: there is no database
};

}  // namespace jianbao::spec
