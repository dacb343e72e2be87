;;; Drives Emacs with lsp-mode as a writer would, and writes what happened to $RESULT as JSON.

(require 'lsp-mode)

(defun problem ()
  "What is told of a role that is unknown."
  (seq-find (lambda (each) (string-match-p "no role" each))
            (mapcar #'lsp:diagnostic-message (lsp--get-buffer-diagnostics))))

(defun open (file)
  "Visit FILE with the server; in a batch nothing is shown, so nothing is deferred."
  (find-file file)
  (lsp)
  (wait (lambda () (lsp-workspaces))))

(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection (split-string (getenv "SERVER")))
                  :major-modes '(yaml-mode markdown-mode)
                  :server-id 'support-process))
(setq lsp-auto-guess-root t
      lsp-debounce-full-sync-notifications nil
      lsp-session-file (expand-file-name "session" user-emacs-directory))

(condition-case failure
    (let ((folder default-directory))
      (lsp-workspace-folders-add folder)
      (open "support/flow.yaml")

      ;; a problem of what is not saved
      (goto-char (point-min))
      (search-forward "informs: help")
      (delete-char 1)
      (wait #'problem)
      (note 'problem (problem))
      (insert "e")
      (wait (lambda () (not (problem))))

      ;; completion
      (let ((data (lsp-completion-at-point)))
        (note 'completion (vconcat (all-completions "" (nth 2 data)))))

      ;; the definition in another file
      (lsp-find-definition)
      (note 'definition (format "%s:%d" (file-name-nondirectory buffer-file-name)
                                (line-number-at-pos)))

      ;; a rename
      (find-file "../support/flow.yaml")
      (goto-char (point-min))
      (search-forward "id: gre")
      (lsp-rename "welcome")
      (save-some-buffers t))
  (error (note 'failed (format "%S" failure))))

(write-region (json-encode result) nil (getenv "RESULT"))
(kill-emacs 0)
