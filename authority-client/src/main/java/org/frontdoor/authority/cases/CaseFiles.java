package org.frontdoor.authority.cases;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.frontdoor.authority.cases.CaseFile.CaseTask;

/** Keeps case files. They name targets: whoever keeps them keeps them from others. */
public interface CaseFiles {

  /**
   * Keeps a file durably; done before anything is submitted, so that no answer finds it missing.
   */
  void add(CaseFile file);

  /** Forgets a file, whose submission was refused. */
  void remove(CaseFile file);

  /** All files. */
  List<CaseFile> all();

  /** The task with this LIID. */
  default Optional<CaseTask> task(String liid) {
    return all().stream()
        .flatMap(file -> file.tasks().stream())
        .filter(task -> task.liid().equals(liid))
        .findFirst();
  }

  /** Case files for as long as the program runs. */
  static CaseFiles inMemory() {
    List<CaseFile> files = new CopyOnWriteArrayList<>();
    return new CaseFiles() {
      @Override
      public void add(CaseFile file) {
        files.add(file);
      }

      @Override
      public void remove(CaseFile file) {
        files.remove(file);
      }

      @Override
      public List<CaseFile> all() {
        return List.copyOf(files);
      }
    };
  }
}
