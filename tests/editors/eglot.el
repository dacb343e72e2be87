;;; Drives Emacs with eglot as a writer would, and writes what happened to $RESULT as JSON.

(require 'eglot)

(defun problem ()
  "What flymake shows of a role that is unknown; changes are sent, as no timer runs in a batch."
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (seq-find (lambda (each) (string-match-p "no role" (flymake-diagnostic-text each)))
            (flymake-diagnostics)))

(add-to-list 'eglot-server-programs
             (cons '(yaml-mode markdown-mode) (split-string (getenv "SERVER"))))
(setq eglot-sync-connect t
      eglot-confirm-server-initiated-edits nil
      eglot-events-buffer-size 0)

(condition-case failure
    (let ((folder default-directory))
      (setq project-find-functions (list (lambda (_) (cons 'transient folder))))
      (find-file "support/flow.yaml")
      (apply #'eglot--connect (eglot--guess-contact))

      ;; a problem of what is not saved
      (goto-char (point-min))
      (search-forward "informs: help")
      (delete-char 1)
      (wait #'problem)
      (note 'problem (flymake-diagnostic-text (problem)))
      (insert "e")
      (wait (lambda () (not (problem))))

      ;; completion
      (let ((data (eglot-completion-at-point)))
        (note 'completion (vconcat (all-completions "" (nth 2 data)))))

      ;; the definition in another file
      (call-interactively #'xref-find-definitions)
      (note 'definition (format "%s:%d" (file-name-nondirectory buffer-file-name)
                                (line-number-at-pos)))

      ;; a rename
      (find-file "../support/flow.yaml")
      (goto-char (point-min))
      (search-forward "id: gre")
      (eglot-rename "welcome")
      (save-some-buffers t))
  (error (note 'failed (format "%S" failure))))

(write-region (json-encode result) nil (getenv "RESULT"))
(kill-emacs 0)
