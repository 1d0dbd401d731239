# SPDX-License-Identifier: MIT
# One step of the consumer tests, each a process as a user would start it:
#
#   cmake -D STEP=... -D ... -P consumer.cmake
#
# Steps: install (of the build BUILD_DIR, or of a fresh one), find_package, components,
# component_missing, readme, pkg_config, add_subdirectory, only_COMPONENT (scanner: with none). LIBRARY is static or shared.
cmake_minimum_required(VERSION 3.25)

# The installation is staged and then moved: neither DESTDIR nor the new place may be noticed.
set(stage "${SCRATCH}/stage ${LIBRARY}")
set(prefix "${SCRATCH}/moved ${LIBRARY}")
# Not optimised, many files at once: this is about packaging.
set(quickly -DCMAKE_BUILD_TYPE=Debug -DCMAKE_UNITY_BUILD=ON)
set(strict -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Werror)

# run(WHAT COMMAND...): ends the test unless the command succeeds. Sets `output`.
function(run what)
  execute_process(COMMAND ${ARGN}
    OUTPUT_VARIABLE text
    ERROR_VARIABLE text
    RESULT_VARIABLE status
  )
  message(STATUS "${what}:\n${text}")
  if(NOT status STREQUAL "0")
    message(FATAL_ERROR "${what} failed: ${status}")
  endif()
  set(output "${text}" PARENT_SCOPE)
endfunction()

# Headers must be clean under the warnings of others. As includes of an imported target they would
# count as system headers, where warnings are silent.
function(compile_strictly include_dir)
  run("strict compilation" "${CXX_COMPILER}" ${strict} "-I${include_dir}" -fsyntax-only
    "${CMAKE_CURRENT_LIST_DIR}/main.cpp"
  )
endfunction()

function(configure source build)
  run("configuration" "${CMAKE_COMMAND}" -S "${source}" -B "${build}" -G "${GENERATOR}"
    "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}" "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}" ${ARGN}
  )
endfunction()

function(build_and_run source build)
  configure("${source}" "${build}" ${ARGN})
  run("build" "${CMAKE_COMMAND}" --build "${build}" --parallel 2)
  run("consumer" "${build}/consumer")
  set(output "${output}" PARENT_SCOPE)
endfunction()

if(STEP STREQUAL "install")
  if(NOT BUILD_DIR)
    set(BUILD_DIR "${SCRATCH}/build ${LIBRARY}")
    set(is_shared OFF)
    if(LIBRARY STREQUAL "shared")
      set(is_shared ON)
    endif()
    configure("${SOURCE_DIR}" "${BUILD_DIR}" ${quickly} -DBUILD_SHARED_LIBS=${is_shared}
      "-DCMAKE_INSTALL_PREFIX=${INSTALL_PREFIX}" -DXYLEM_EXPAT=${EXPAT}
      -DXYLEM_LIBXML2=${LIBXML2}
      -DXYLEM_BUILD_TESTS=OFF -DXYLEM_BUILD_EXAMPLES=OFF -DXYLEM_BUILD_CLI=OFF
    )
    run("build" "${CMAKE_COMMAND}" --build "${BUILD_DIR}" --parallel 2)
  endif()
  file(REMOVE_RECURSE "${stage}" "${prefix}")
  run("installation" "${CMAKE_COMMAND}" -E env "DESTDIR=${stage}"
    "${CMAKE_COMMAND}" --install "${BUILD_DIR}"
  )
  file(RENAME "${stage}${INSTALL_PREFIX}" "${prefix}")

  file(GLOB_RECURSE texts "${prefix}/*.cmake" "${prefix}/*.pc" "${prefix}/*.hpp")
  list(LENGTH texts count)
  if(count LESS 8)
    message(FATAL_ERROR "only ${count} headers and package files were installed")
  endif()
  foreach(text IN LISTS texts)
    file(READ "${text}" content)
    foreach(path "${SOURCE_DIR}" "${BUILD_DIR}" "${stage}")
      string(FIND "${content}" "${path}" at)
      if(NOT at EQUAL -1)
        message(FATAL_ERROR "${text} names a place of the build: ${path}")
      endif()
    endforeach()
  endforeach()

elseif(STEP STREQUAL "find_package")
  # The consumer of a shared library needs none of the library's own dependencies.
  set(without "")
  if(LIBRARY STREQUAL "shared")
    set(without -DCMAKE_DISABLE_FIND_PACKAGE_EXPAT=ON -DCMAKE_DISABLE_FIND_PACKAGE_LibXml2=ON)
  endif()
  file(REMOVE_RECURSE "${SCRATCH}/find_package ${LIBRARY}")
  build_and_run("${CMAKE_CURRENT_LIST_DIR}/find_package" "${SCRATCH}/find_package ${LIBRARY}"
    "-DCMAKE_PREFIX_PATH=${prefix}" ${without}
  )
  compile_strictly("${prefix}/${INCLUDEDIR}")

elseif(STEP STREQUAL "components")
  foreach(component IN LISTS COMPONENTS)
    file(REMOVE_RECURSE "${SCRATCH}/components ${LIBRARY}")
    configure("${CMAKE_CURRENT_LIST_DIR}/components" "${SCRATCH}/components ${LIBRARY}"
      "-DCMAKE_PREFIX_PATH=${prefix}" -DCOMPONENT=${component}
    )
  endforeach()

elseif(STEP STREQUAL "component_missing")
  set(build "${SCRATCH}/component_missing ${LIBRARY}")
  file(REMOVE_RECURSE "${build}")
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}/components" -B "${build}"
      -G "${GENERATOR}" "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}"
      "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}" "-DCMAKE_PREFIX_PATH=${prefix}" -DCOMPONENT=nonesuch
    OUTPUT_VARIABLE text
    ERROR_VARIABLE text
    RESULT_VARIABLE status
  )
  message(STATUS "configuration:\n${text}")
  if(status STREQUAL "0")
    message(FATAL_ERROR "a component that does not exist was found")
  endif()
  if(NOT text MATCHES "built[ \n]+without:[ \n]+nonesuch")
    message(FATAL_ERROR "the message does not say which component is missing")
  endif()

elseif(STEP STREQUAL "readme")
  # The project that the README shows, with the program that it shows.
  set(examples "${SOURCE_DIR}/docs/examples")
  set(project "${SCRATCH}/readme ${LIBRARY}")
  file(REMOVE_RECURSE "${project}")
  file(COPY "${examples}/project/CMakeLists.txt" "${examples}/orders.cpp" "${examples}/orders.xml"
    DESTINATION "${project}"
  )
  configure("${project}" "${project}/build" "-DCMAKE_PREFIX_PATH=${prefix}")
  run("build" "${CMAKE_COMMAND}" --build "${project}/build")
  run("orders" "${CMAKE_COMMAND}" -E chdir "${project}" build/orders)
  file(READ "${examples}/orders.expected" expected)
  if(NOT output STREQUAL expected)
    message(FATAL_ERROR "that is not what the README shows")
  endif()

elseif(STEP STREQUAL "pkg_config")
  file(GLOB_RECURSE pc "${prefix}/xylem.pc")
  get_filename_component(pc_dir "${pc}" DIRECTORY)
  set(ENV{PKG_CONFIG_PATH} "${pc_dir}")
  set(mode "")
  if(LIBRARY STREQUAL "static")
    set(mode --static)
  endif()
  run("pkg-config" "${PKG_CONFIG}" ${mode} --cflags --libs xylem)
  separate_arguments(flags UNIX_COMMAND "${output}")
  run("compilation" "${CXX_COMPILER}" ${strict} "${CMAKE_CURRENT_LIST_DIR}/main.cpp"
    -o "${SCRATCH}/pkg_config ${LIBRARY}" ${flags}
  )
  set(ENV{LD_LIBRARY_PATH} "${pc_dir}/..")
  run("consumer" "${SCRATCH}/pkg_config ${LIBRARY}")

elseif(STEP STREQUAL "add_subdirectory")
  build_and_run("${CMAKE_CURRENT_LIST_DIR}/add_subdirectory" "${SCRATCH}/with libxml2"
    ${quickly} "-DXYLEM_SOURCE_DIR=${SOURCE_DIR}" -DXYLEM_EXPAT=AUTO -DXYLEM_LIBXML2=AUTO
  )
  compile_strictly("${SOURCE_DIR}/include")

elseif(STEP MATCHES "^only_(.*)$")
  set(component ${CMAKE_MATCH_1})
  set(others -DXYLEM_EXPAT=OFF -DXYLEM_LIBXML2=OFF)
  string(TOUPPER "-DXYLEM_${component}" option)
  list(TRANSFORM others REPLACE "^${option}=OFF$" "${option}=ON")
  # What has the same flags shares a folder, where all but the registry is compiled once.
  set(build "${SCRATCH}/without libxml2")
  if(component STREQUAL "libxml2")
    set(build "${SCRATCH}/with libxml2")
  endif()
  build_and_run("${CMAKE_CURRENT_LIST_DIR}/add_subdirectory" "${build}"
    ${quickly} "-DXYLEM_SOURCE_DIR=${SOURCE_DIR}" ${others}
  )
  string(FIND "${output}" "backend scanner" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "a build with ${component} alone does not have the scanner")
  endif()
  foreach(named expat libxml2)
    string(FIND "${output}" "backend ${named}" at)
    if(named STREQUAL component AND at EQUAL -1 OR NOT named STREQUAL component AND NOT at EQUAL -1)
      message(FATAL_ERROR "a build with ${component} alone does not have its backends alone")
    endif()
  endforeach()

else()
  message(FATAL_ERROR "unknown step: ${STEP}")
endif()
